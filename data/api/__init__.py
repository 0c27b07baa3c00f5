"""The HTTP interface for other programs: read-only, described at /api/v1/openapi.json."""

from data.api.application import application
from data.api.served import Served

__all__ = ["Served", "application"]
