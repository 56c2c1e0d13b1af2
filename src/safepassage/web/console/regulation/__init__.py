"""The independent authority's pages: overview, records on its own ground, orders, remarks."""
