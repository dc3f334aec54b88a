"""The database itself refuses to change what was frozen, whoever asks."""

from django.db import migrations

REFUSED = "what was frozen is never changed"
TABLES = ("assess_snapshot", "assess_document")

SQLITE = [
    f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    for table in TABLES
    for verb in ("update", "delete")
]
POSTGRESQL = [
    f"""CREATE FUNCTION assess_frozen_refused() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$""",
    *(
        f"""CREATE TRIGGER {table}_no_{name} BEFORE {verbs} ON {table}
        FOR EACH {each} EXECUTE FUNCTION assess_frozen_refused()"""
        for table in TABLES
        for name, verbs, each in (("change", "UPDATE OR DELETE", "ROW"), ("truncate", "TRUNCATE", "STATEMENT"))
    ),
]


def refuse(apps, schema_editor) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("assess", "0001_initial")]
    operations = [migrations.RunPython(refuse, elidable=False)]
