"""Sharing agreements, and what is sent every quarter."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.views import agreements, feeds, feeds_agreed, feeds_received

routes = [
    *needs(
        Permission.READ_AGREEMENTS,
        path("agreements/", agreements.agreements, name="agreements"),
        path("agreements/<int:agreement>/", agreements.agreement, name="agreement"),
        path("feeds/", feeds.feeds, name="feeds"),
        path("feeds/deliveries.csv", feeds.deliveries, name="deliveries"),
        path("feeds/<int:feed>/", feeds_agreed.feed, name="feed"),
    ),
    *needs(
        Permission.CHANGE_AGREEMENTS,
        path("agreements/add/", agreements.add, name="add-agreement"),
        path("agreements/<int:agreement>/change/", agreements.change, name="change-agreement"),
        path("agreements/<int:agreement>/end/", agreements.end, name="end-agreement"),
        path("agreements/<int:agreement>/replace/", agreements.replace, name="replace-agreement"),
        path("feeds/agree/<slug:data_set>/", feeds_agreed.agree, name="agree"),
        path("feeds/<int:feed>/change/", feeds_agreed.change, name="change-feed"),
        path("feeds/<int:feed>/end/", feeds_agreed.end, name="end-feed"),
    ),
    *needs(
        Permission.RECORD_DELIVERIES,
        path("feeds/record/", feeds_received.record_quarter, name="record-quarter"),
        path("feeds/<int:feed>/<str:quarter>/", feeds_received.record_delivery, name="record-delivery"),
        path("feeds/<int:feed>/<str:quarter>/not-received/", feeds_received.withdraw, name="withdraw-delivery"),
    ),
]
