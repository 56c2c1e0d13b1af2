"""Addresses of the independent authority's pages."""

from django.urls import path

from safepassage.web.console.regulation import inspect, keys, lifting, orders, overview, remarks

urlpatterns = [
    path("overview/", overview.overview, name="overview"),
    path("overview.json", overview.exported, name="overview_json"),
    path("inspect/", inspect.inspect, name="inspect"),
    path("keys/", keys.keys, name="regulator_keys"),
    path("orders/", orders.listing, name="orders"),
    path("orders/give/", orders.giving, name="order_give"),
    path("orders/<uuid:order_id>/", orders.detail, name="order"),
    path("orders/<uuid:order_id>/done/", orders.done, name="order_done"),
    path("orders/<uuid:order_id>/lift/", lifting.lifted, name="order_lift"),
    path("remarks/", remarks.listing, name="remarks"),
    path("remarks/enter/", remarks.entering, name="remark_enter"),
    path("remarks/<uuid:remark_id>/", remarks.detail, name="remark"),
]
