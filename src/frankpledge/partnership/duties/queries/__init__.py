from frankpledge.partnership.duties.queries.waiting import waiting_for

__all__ = ["waiting_for"]
