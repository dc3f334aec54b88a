"""Agencies, people, invitations, roles. What somebody may do with themselves alone, the views and rules ask."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.views import (
    agencies,
    deputies,
    invitations,
    inviting_many,
    leaving,
    members,
    people,
    roles,
)

PERSON = "people/<int:membership>/"
INVITATION = "people/invitations/<int:invitation>/"

urlpatterns = [
    *needs(
        Permission.READ_PARTNERSHIP,
        path("agencies/", agencies.agencies, name="agencies"),
        path("agencies/<int:agency>/", agencies.agency, name="agency"),
        path("people/", people.people, name="people"),
        path(PERSON, people.person, name="person"),
        path(f"{PERSON}roles/<int:holding>/take/", members.take, name="take-role"),
        path(f"{PERSON}roles/<int:holding>/confirm/", members.confirm, name="confirm-role"),
        path(f"{PERSON}deputy/", deputies.name, name="name-deputy"),
        path(f"{PERSON}deputy/<int:deputy>/end/", deputies.end, name="end-deputy"),
        path(f"{PERSON}leaving/", leaving.leaving, name="leaving"),
        path("roles/", roles.roles, name="roles"),
    ),
    *needs(
        Permission.CHANGE_PARTNERSHIP,
        path("agencies/add/", agencies.add, name="add-agency"),
        path("agencies/<int:agency>/change/", agencies.change, name="change-agency"),
        path("agencies/<int:agency>/end/", agencies.end, name="end-agency"),
    ),
    *needs(
        Permission.CHANGE_MEMBERS,
        path(f"{PERSON}change/", members.change, name="change-person"),
        path(f"{PERSON}roles/", members.give, name="give-role"),
        path(f"{PERSON}staying/", leaving.staying, name="staying"),
        path("people/invite/", invitations.invite, name="invite"),
        path("people/invite/several/", inviting_many.invite_several, name="invite-several"),
        path("people/invitations/", invitations.invitations, name="invitations"),
        path("people/invitations/links/", invitations.links, name="links"),
        path("people/invitations/links.csv", invitations.links_csv, name="links-csv"),
        path(f"{INVITATION}send-again/", invitations.send_again, name="send-again"),
        path(f"{INVITATION}withdraw/", invitations.withdraw, name="withdraw"),
    ),
]
