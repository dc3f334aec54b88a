"""The database itself refuses to change an event, whoever asks, and to delete one before its time.

An event goes only where a lapse covers it (`models.Lapse`) and the years for which it is kept are over by the
database's own clock. What was written of a lapse stays as it is.
"""

from django.db import migrations

CHANGED = "events are never changed"
DELETED = "events are never deleted before their time"
KEPT = "what is known of events that were taken out is never changed"

SQLITE = [
    f"""CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event
    BEGIN SELECT RAISE(ABORT, '{CHANGED}'); END""",
    f"""CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
    WHEN NOT (
        datetime(OLD.at, '+' || OLD.kept_years || ' years') <= datetime('now')
        AND EXISTS (SELECT 1 FROM audit_lapse WHERE OLD.number BETWEEN first AND last)
    ) BEGIN SELECT RAISE(ABORT, '{DELETED}'); END""",
    *(
        f"CREATE TRIGGER audit_lapse_no_{verb} BEFORE {verb} ON audit_lapse BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
        for verb in ("update", "delete")
    ),
]
POSTGRESQL = [
    f"""CREATE FUNCTION audit_event_refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP = 'DELETE' THEN
            IF OLD.at + make_interval(years => OLD.kept_years) <= now()
                AND EXISTS (SELECT 1 FROM audit_lapse WHERE OLD.number BETWEEN first AND last)
            THEN RETURN OLD; END IF;
            RAISE EXCEPTION '{DELETED}';
        END IF;
        RAISE EXCEPTION '{CHANGED}';
    END $$""",
    f"""CREATE FUNCTION audit_lapse_refused() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{KEPT}'; END $$""",
    """CREATE TRIGGER audit_event_no_change BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_event_refused()""",
    """CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_event_refused()""",
    """CREATE TRIGGER audit_lapse_no_change BEFORE UPDATE OR DELETE ON audit_lapse
    FOR EACH ROW EXECUTE FUNCTION audit_lapse_refused()""",
    """CREATE TRIGGER audit_lapse_no_truncate BEFORE TRUNCATE ON audit_lapse
    FOR EACH STATEMENT EXECUTE FUNCTION audit_lapse_refused()""",
]


def refuse(apps, schema_editor) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(refuse, elidable=False)]
