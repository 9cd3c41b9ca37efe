"""What is there to be deployed: every object is valid Kubernetes, the Compose file is valid Compose, and all of them fit
together and to the program."""

import json
import re
import subprocess
import sys

import kubernetes_validate
import pytest
import yaml
from conftest import ROOT
from test_operations import commands, refused, started, stopped
from test_curl import curl

FILES = sorted((ROOT / "deploy/kubernetes").glob("*.yaml"))
OBJECTS = [(file.name, each) for file in FILES for each in yaml.safe_load_all(file.read_text())]
APPS = ROOT.parent / "shared/specs/k8s-apps-v1.json"
CONTAINERFILE = (ROOT / "Containerfile").read_text()
COMPOSE = (ROOT / "compose.yaml").read_text()


def one(kind):
    return next(each for _, each in OBJECTS if each["kind"] == kind)


@pytest.mark.parametrize("name,each", OBJECTS, ids=[f"{n}-{o['kind']}-{o['metadata']['name']}" for n, o in OBJECTS])
def test_every_object_is_valid(name, each):
    # Strict: a field that nobody knows is wrong.
    kubernetes_validate.validate(each, "1.31", strict=True)


def test_the_deployment_keeps_to_kubernetes_own_document_by_our_own_validator(program, tmp_path):
    specs = next((p for p in [APPS, ROOT.parent.parent / "shared/specs/k8s-apps-v1.json"] if p.exists()), None)
    if not specs:
        pytest.skip("Kubernetes's document is not there")
    file = tmp_path / "deployment.json"

    def validate(value):
        file.write_text(json.dumps(value))
        schema = f"{specs}#/components/schemas/io.k8s.api.apps.v1.Deployment"
        return subprocess.run([program, "validate", "--schema", schema, file], capture_output=True, text=True)

    good = one("Deployment")
    assert validate(good).returncode == 0, validate(good).stderr
    good["spec"]["template"]["spec"]["containers"][0]["ports"][0]["containerPort"] = "http"
    assert validate(good).returncode == 1


def compose_problems(tmp_path, text):
    """What is wrong with a Compose file by the Compose Specification's own schema."""
    file = tmp_path / "compose.yaml"
    file.write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", file],
        capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_compose_file_is_valid_also_with_its_mounts(tmp_path):
    assert compose_problems(tmp_path, COMPOSE) == ""
    mounted = re.sub(r"^    # (volumes:|  - )", r"    \1", COMPOSE, flags=re.M)
    assert compose_problems(tmp_path, mounted) == ""
    service = yaml.safe_load(mounted)["services"]["understudy"]
    folders = {volume.split(":")[1] for volume in service["volumes"]}
    declared = re.search(r"^VOLUME (.*)$", CONTAINERFILE, re.M).group(1)
    assert folders == set(re.findall(r"/\w+", declared))
    # A key that nobody knows is found.
    assert "read_onyl" in compose_problems(tmp_path, COMPOSE.replace("read_only", "read_onyl"))


def test_they_fit_together():
    deployment, service = one("Deployment"), one("Service")
    template = deployment["spec"]["template"]
    assert service["spec"]["selector"].items() <= template["metadata"]["labels"].items()
    container = template["spec"]["containers"][0]
    assert service["spec"]["ports"][0]["targetPort"] in {port["name"] for port in container["ports"]}
    assert one("HorizontalPodAutoscaler")["spec"]["scaleTargetRef"]["name"] == deployment["metadata"]["name"]
    backend = one("Ingress")["spec"]["rules"][0]["http"]["paths"][0]["backend"]["service"]
    assert backend["name"] == service["metadata"]["name"]
    mounted = {volume["configMap"]["name"] for volume in template["spec"]["volumes"]}
    assert mounted == {each["metadata"]["name"] for _, each in OBJECTS if each["kind"] == "ConfigMap"}
    assert container["securityContext"]["readOnlyRootFilesystem"] and template["spec"]["securityContext"]["runAsNonRoot"]
    user = re.search(r"^USER (\d+):(\d+)$", CONTAINERFILE, re.M)
    assert int(user.group(1)) == template["spec"]["securityContext"]["runAsUser"]


def test_their_variables_are_flags_of_serve(program):
    flags = {
        "UNDERSTUDY_" + name["name"].upper().replace("-", "_")
        for argument in commands(program)["serve"]["arguments"] for name in argument.get("names", [])
        if name["kind"] == "long"
    }
    named = {entry["name"] for entry in one("Deployment")["spec"]["template"]["spec"]["containers"][0]["env"]}
    compose = yaml.safe_load(COMPOSE)["services"]["understudy"]
    named |= set(compose["environment"])
    named |= set(re.findall(r"(UNDERSTUDY_\w+)=", CONTAINERFILE))
    assert named - {"UNDERSTUDY_DOCUMENTS"} <= flags
    assert compose["read_only"] and compose["cap_drop"] == ["ALL"]


def test_the_documents_and_fixtures_of_the_config_maps_are_served(program, tmp_path):
    maps = {each["metadata"]["name"]: each["data"] for _, each in OBJECTS if each["kind"] == "ConfigMap"}
    for volume in one("Deployment")["spec"]["template"]["spec"]["volumes"]:
        folder = tmp_path / volume["name"]
        data = maps[volume["configMap"]["name"]]
        items = volume["configMap"].get("items") or [{"key": key, "path": key} for key in data]
        for item in items:
            file = folder / item["path"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(data[item["key"]])
    process, url = started(
        program, "--port", "0", "--strict",
        environment={"UNDERSTUDY_DOCUMENTS": str(tmp_path / "documents"), "UNDERSTUDY_FIXTURES": str(tmp_path / "fixtures")})
    assert curl(f"{url}/pets").json == [{"name": "Rex"}]
    stopped(process)


def test_the_bill_of_materials_is_valid_spdx(program, tmp_path):
    listed = tmp_path / "packages.tsv"
    listed.write_text(
        "libmicrohttpd12\t0.9.75-6\tlibmicrohttpd\t/lib/libmicrohttpd.so.12\n"
        "libgcc-s1\t12.2.0-14+deb12u1\tgcc-12\t/lib/libgcc_s.so.1\nlibc6\t2.36-9+deb12u14\tglibc\t/lib/libc.so.6\n"
        "libc6\t2.36-9+deb12u14\tglibc\t/lib/libm.so.6\n")
    text = subprocess.run(
        [ROOT / "scripts/sbom", listed, ROOT / "Package.resolved", program, "0.1.0"], capture_output=True, text=True,
        check=True).stdout
    file = tmp_path / "sbom.spdx.json"
    file.write_text(text)
    from spdx_tools.spdx.parser.parse_anything import parse_file
    from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

    document = parse_file(str(file))
    assert [message.validation_message for message in validate_full_spdx_document(document)] == []
    names = {package.name for package in document.packages}
    assert {"understudy", "libmicrohttpd12", "libgcc-s1", "libc6", "swift-argument-parser"} <= names
    assert len(document.relationships) == len(document.packages)
