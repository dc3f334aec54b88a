from django.conf import settings
from django.core.management.base import BaseCommand

from frankpledge.partnership.duties.reminders.sending import send_digests


class Command(BaseCommand):
    help = "Send everybody whose hour has come what is due and new for them."

    def handle(self, *arguments: object, **options: object) -> None:
        if not settings.MAIL:
            self.stdout.write("There is no mail server (FRANKPLEDGE_MAIL): what is due stands on the start page.")
            return
        sent = send_digests()
        self.stdout.write(f"{sent} reminder{'' if sent == 1 else 's'} sent.")
