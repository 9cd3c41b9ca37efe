"""The page at /__understudy/ in a real browser: what is clicked there is seen on the wire.

Needs Debian's chromium and chromium-driver; screenshots are kept in the folder that UNDERSTUDY_SCREENSHOTS names.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import question
from test_curl import KEY, PATH, curl
from test_process import Served

webdriver = pytest.importorskip("selenium.webdriver")
from selenium.common.exceptions import StaleElementReferenceException  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import Select, WebDriverWait  # noqa: E402

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
if not (CHROMIUM and DRIVER):
    if os.environ.get("CI"):
        raise RuntimeError("there is no chromium: scripts/bootstrap browser")
    pytest.skip("there is no chromium: scripts/bootstrap browser", allow_module_level=True)


@pytest.fixture(scope="module")
def mock(program):
    with Served(program) as served:
        yield served.url


@pytest.fixture(scope="module")
def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1440,960"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser, mock):
    curl(f"{mock}/__understudy/reset", "-X", "POST")
    browser.get(f"{mock}/__understudy/")
    wait(browser, lambda: browser.find_elements(By.CSS_SELECTOR, "#scenarios [data-scenario=rate-limited]"))
    return browser


def wait(browser, condition, seconds=15):
    # The page makes its lists anew when something has changed: what was found may be gone when it is asked.
    return WebDriverWait(browser, seconds, 0.05, [StaleElementReferenceException]).until(lambda _: condition())


def click(browser, selector):
    wait(browser, lambda: shown(browser, selector).click() or True)


def shown(browser, selector):
    return browser.find_element(By.CSS_SELECTOR, selector)


def rows(browser):
    # At once: the page draws rows anew when something has happened.
    return browser.execute_script("return [...document.querySelectorAll('#rows tr.row')].map(row => row.innerText)")


def keep(browser, name):
    folder = os.environ.get("UNDERSTUDY_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        browser.save_screenshot(f"{folder}/{name}.png")


def test_it_is_one_file_without_outside_resources(mock):
    reply = curl(f"{mock}/__understudy/")
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    text = reply.body.decode()
    assert not re.findall(r"""(?:src|href)=["'](?!data:)[^"']*["']|@import|url\((?!data:)""", text)


def test_it_shows_what_is_served_and_breaks_no_rule_of_its_own(page):
    assert "/v1/chat/completions" in shown(page, "#operations").text
    assert shown(page, "#health").text == "serving"
    assert len(page.find_elements(By.CSS_SELECTOR, "#scenarios button")) == 35
    problems = [entry for entry in page.get_log("browser") if entry["level"] == "SEVERE"]
    assert problems == []
    keep(page, "start")


def test_a_click_switches_the_scenario_on_the_wire(page, mock):
    assert curl(mock + PATH, *KEY, send=question()).status == 200
    click(page, "[data-scenario=outage]")
    wait(page, lambda: shown(page, "[data-scenario=outage]").get_attribute("aria-pressed") == "true")
    assert curl(mock + PATH, *KEY, send=question()).status == 503
    click(page, "[data-scenario='as usual']")
    wait(page, lambda: shown(page, "[data-scenario='as usual']").get_attribute("aria-pressed") == "true")
    assert curl(mock + PATH, *KEY, send=question()).status == 200


def test_the_journal_is_live_and_tells_of_violations_and_faults(page, mock):
    curl(mock + PATH, *KEY, send=question(temperature=9))
    wait(page, lambda: any("violation" in row and "400" in row for row in rows(page)))
    wait(page, lambda: shown(page, "#count-violations").text == "1")
    curl(mock + PATH, *KEY, send=question(stream=True))
    wait(page, lambda: len(rows(page)) == 2)
    page.execute_script("document.querySelector('#rows tr.row:last-child').click()")
    told = "return document.querySelector('#rows tr.detail')?.innerText ?? ''"
    wait(page, lambda: "'temperature' must be at most 2" in page.execute_script(told))
    Select(shown(page, "#filter")).select_by_value("violations")
    wait(page, lambda: len(rows(page)) == 1)
    Select(shown(page, "#filter")).select_by_value("all")
    keep(page, "journal")


def test_the_form_sends_a_request_and_draws_its_stream(page):
    prefer = shown(page, "#prefer")
    prefer.send_keys("between=30ms")
    click(page, "#go")
    wait(page, lambda: "[DONE]" in shown(page, "#text").text)
    assert shown(page, "#status").text == "200"
    bars = page.find_elements(By.CSS_SELECTOR, "#timing rect")
    assert len(bars) > 5
    places = [float(bar.get_attribute("x")) for bar in bars]
    assert places == sorted(places) and places[-1] - places[0] > 200
    wait(page, lambda: any("200" in row for row in rows(page)))
    keep(page, "stream")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    dark = page.execute_script("return getComputedStyle(document.body).backgroundColor")
    keep(page, "stream-dark")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert dark != page.execute_script("return getComputedStyle(document.body).backgroundColor")


def test_the_verdict_tells_what_a_client_did_wrong(page, mock):
    def asks(*prefer, **changes):
        fields = [field for each in prefer for field in ("-H", f"Prefer: {each}")]
        # A fault breaks the answer: what curl says of it does not matter.
        subprocess.run(
            ["curl", "-s", "-m", "10", "-o", "/dev/null", *KEY, *fields, "--json", json.dumps(question(**changes)), mock + PATH],
            check=False)

    asks()
    wait(page, lambda: shown(page, "#score").text == "100 of 100")
    # The same again at once, however long the server asks to wait; a bad request again; a stream that is cut, and again.
    for _ in range(4):
        asks("code=429, retry-after=30")
    for _ in range(2):
        asks(temperature=9)
        asks("fault=reset, after=3", stream=True, user="cut")
    wait(page, lambda: "bad" in shown(page, "#score").get_attribute("class"))
    told = lambda: page.execute_script(
        "return [...document.querySelectorAll('#verdict li')].map(item => item.innerText)")
    wait(page, lambda: any(line.startswith("FAIL") and "Retry-After" in line for line in told()))
    verdict = curl(f"{mock}/__understudy/verdict?session=default").json
    assert shown(page, "#score").text == f"{verdict['score']} of 100"
    results = [rule["result"] for rule in verdict["rules"] if rule["result"] != "n/a"]
    assert sorted(line.split()[0] for line in told()) == sorted(results)
    # What is wrong stands first, with what shows it.
    assert [line.split()[0] for line in told()][: results.count("FAIL")] == ["FAIL"] * results.count("FAIL")
    wait(page, lambda: int(shown(page, "#count-violations").text) == 2 and int(shown(page, "#count-faults").text) == 2)
    keep(page, "verdict")
    # What shows it is a click away in the journal.
    click(page, "#verdict button")
    number = shown(page, "#verdict button").text.removeprefix("#")
    opened = lambda: page.execute_script("return document.querySelector('tr[aria-expanded=true]')?.dataset.number")
    wait(page, lambda: opened() == number and page.find_elements(By.CSS_SELECTOR, "#rows tr.detail"))
    page.execute_script("document.querySelector('#verdict-card').scrollIntoView()")
    keep(page, "verdict-below")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    keep(page, "verdict-dark")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_a_session_of_its_own_by_keyboard_alone(page, mock):
    def press(selector, key=Keys.ENTER):
        page.execute_script("document.querySelector(arguments[0]).focus()", selector)
        page.switch_to.active_element.send_keys(key)

    press("#new-session")
    wait(page, lambda: len(page.find_elements(By.CSS_SELECTOR, "#sessions button")) == 2)
    name = wait(page, lambda: shown(page, "#sessions [aria-pressed=true]").text.removeprefix("default"))
    assert shown(page, "#path").get_attribute("value") == f"/~.{name}{PATH}"
    press("[data-scenario=outage]", Keys.SPACE)
    wait(page, lambda: shown(page, "[data-scenario=outage]").get_attribute("aria-pressed") == "true")
    assert curl(f"{mock}/~.{name}{PATH}", *KEY, send=question()).status == 503
    assert curl(mock + PATH, *KEY, send=question()).status == 200
    # The first thing that Tab reaches can be used: nothing traps the keyboard.
    page.execute_script("document.activeElement.blur()")
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert page.switch_to.active_element.tag_name in ("button", "input")


def test_a_broken_stream_is_drawn_as_one(page):
    shown(page, "#prefer").send_keys("fault=reset, after=3")
    click(page, "#go")
    wait(page, lambda: "the connection broke" in shown(page, "#facts").text)
    wait(page, lambda: any("200" in row or "cut" in row for row in rows(page)))
    keep(page, "broken")


def test_a_token_is_asked_for(program, browser):
    with Served(program, "--admin-token", "long-enough") as served:
        browser.get(f"{served.url}/__understudy/")
        wait(browser, lambda: shown(browser, "#login").is_displayed())
        shown(browser, "#token").send_keys("long-enough" + Keys.ENTER)
        wait(browser, lambda: "/v1/chat/completions" in shown(browser, "#operations").text)
        assert not shown(browser, "#login").is_displayed()
