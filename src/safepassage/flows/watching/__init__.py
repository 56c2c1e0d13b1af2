"""Who watches the watchers: what witnesses are told, and what is unusual about reading."""
