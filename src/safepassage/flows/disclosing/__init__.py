"""One record to one recipient: asked, agreed, reviewed where it must be, and sent sealed."""
