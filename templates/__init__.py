"""Shipped templates: 版式 (frames), 文书 (texts), 表格 (forms)."""
