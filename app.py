"""The frame round every page: words, filters, menu. `streamlit run app.py` starts it.

The server imports this file once; then Streamlit runs it as a script for each reader.
"""

import streamlit as st

if __name__ != "__main__":
    from components import start

    start.prepare()
    app = st.App(
        __file__,
        lifespan=start.running,
        routes=start.ROUTES,
        middleware=start.MIDDLEWARE,
        on_script_error=start.failed,
    )
else:
    from components import access, cached, controls, framework, guide, habits, panels, session, show
    from components.wall import screen

    session.read_address()
    on_wall = session.wall()
    known = screen.sound_tables() if on_wall else show.sound_tables()
    text = session.choose_language(known.dashboard.language)
    st.set_page_config(known.dashboard.title(text.language), page_icon=show.ICON, layout="wide")
    person = access.person()
    desk = access.offered(
        ("pages/manage/submit.py", text("menu.submit"), ["editor"]),
        ("pages/manage/proposals.py", text("menu.proposals"), ["editor", "approver"]),
        ("pages/manage/restore.py", text("menu.restore"), ["approver"]),
        ("pages/manage/audit.py", text("menu.audit"), ["administrator"]),
    )
    page = st.navigation(
        {
            "": [
                st.Page("pages/read/overview.py", title=text("menu.overview"), default=True),
                st.Page("pages/read/trends.py", title=text("menu.trends")),
                st.Page("pages/read/map.py", title=text("menu.map")),
                st.Page("pages/read/projects.py", title=text("menu.projects")),
                st.Page("pages/read/project.py", title=text("menu.project"), visibility="hidden"),
                st.Page("pages/read/indicator.py", title=text("menu.indicator")),
                st.Page("pages/read/briefing.py", title=text("menu.briefing")),
                st.Page("pages/read/sources.py", title=text("menu.sources")),
                st.Page("pages/read/completeness.py", title=text("menu.completeness")),
                st.Page("pages/read/releases.py", title=text("menu.releases")),
                st.Page("pages/read/search.py", title=text("menu.search")),
                st.Page("pages/read/glossary.py", title=text("menu.glossary"), visibility="hidden"),
            ],
            text("menu.desk"): desk,
        },
        position="top" if person.may("reader") and not on_wall else "hidden",
    )
    show.colors()
    if not person.may("reader"):
        controls.language(known, text)
        panels.entrance(access.lacking(person), known.dashboard.title(text.language), text)
        st.stop()
    controls.filters(known, cached.years())
    if on_wall:
        screen.show(known, text)
        session.write_address()
        st.stop()
    aside, tools = st.container(key="guide"), st.container(key="habits")
    controls.frame(known, cached.years(), person, text, page=page.url_path, desk=desk)
    above = st.container()  # whatever it holds, what comes after keeps its place
    with above:
        show.earlier(text)
        habits.resumed(text)
    show.page(page, text)
    show.dropped(above, text)
    show.foot(known, text)
    guide.follow(aside)
    framework.translate(aside, text)
    habits.at_hand(tools, text)
    session.write_address()
