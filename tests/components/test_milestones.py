from components import milestones
from data import queries
from tests.components.conftest import Tables


def _eventful(tables: Tables, year: str, *without: str) -> tuple[str, ...]:
    events = tables.store.fetch(queries.events())
    projects = [one for one in tables.projects if one["project_id"] not in without]
    return milestones.eventful(events, projects, year)


def test_a_year_shows_the_projects_in_which_something_happened(shipped: Tables) -> None:
    found = _eventful(shipped, "2020")
    assert found == ("jitai_expressway", "wangyue_tunnel", "zhongtai_securities")
    assert _eventful(shipped, "2020", "wangyue_tunnel") == (found[0], found[2])
    assert _eventful(shipped, "2022") == ()


def test_all_years_show_the_newest_few(shipped: Tables) -> None:
    found = _eventful(shipped, "")
    assert len(found) == milestones.MOST
    assert found[:2] == ("jitai_expressway", "wangyue_tunnel")


def test_tables_without_events_have_no_milestones(harbour: Tables) -> None:
    assert _eventful(harbour, "") == ()
