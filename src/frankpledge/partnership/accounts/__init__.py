"""Signing in: passwords, second factors, invitations, the council's own provider, sessions, lockout."""
