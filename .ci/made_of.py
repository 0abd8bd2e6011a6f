"""What the program is made of: a bill of materials (CycloneDX 1.6) and the notices of others, from what cargo knows.

    python3 .ci/made_of.py TARGET BILL NOTICES

TARGET is the system that is built for. The same Cargo.lock gives the same bytes.
"""

import hashlib
import json
import pathlib
import re
import subprocess
import sys
import uuid


def metadata(target):
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def built(target):
    """Name and version of each package that is built. `cargo metadata` also tells of what only tests switch on."""
    command = ["cargo", "tree", "--locked", "--edges", "normal", "--target", target, "--prefix", "none", "--format", "{p}"]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return {tuple(line.split()[:2]) for line in said.splitlines() if line}


def reached(known, target):
    """Ids of the packages that are built into the program, and on which each rests: no tests, no build scripts."""
    parts = built(target)
    is_part = {it["id"]: (it["name"], "v" + it["version"]) in parts for it in known["packages"]}
    nodes = {node["id"]: node for node in known["resolve"]["nodes"]}
    found, waiting = {}, [known["resolve"]["root"]]
    while waiting:
        package = waiting.pop()
        if package in found:
            continue
        normal = [it["pkg"] for it in nodes[package]["deps"] if any(kind["kind"] is None for kind in it["dep_kinds"])]
        built_in = [it for it in normal if is_part[it]]
        found[package] = sorted(built_in)
        waiting.extend(built_in)
    return found


def checksums():
    """SHA-256 of each package as the lock has it, by name and version."""
    text = pathlib.Path("Cargo.lock").read_text(encoding="utf-8")
    found = re.findall(r'name = "(.+)"\nversion = "(.+)"\nsource = .+\nchecksum = "(.+)"', text)
    return {(name, version): checksum for name, version, checksum in found}


def purl(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package, sums):
    entry = {
        "type": "library",
        "bom-ref": purl(package),
        "name": package["name"],
        "version": package["version"],
        "purl": purl(package),
    }
    if package.get("description"):
        entry["description"] = " ".join(package["description"].split())
    if package.get("license"):
        # A slash is how licences were written before there were expressions.
        entry["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    checksum = sums.get((package["name"], package["version"]))
    if checksum:
        entry["hashes"] = [{"alg": "SHA-256", "content": checksum}]
    if package.get("repository"):
        entry["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
    return entry


def bill(root, packages, rests_on, by_id):
    sums = checksums()
    whole = {**component(root, sums), "type": "application"}
    depends = [
        {"ref": purl(by_id[package]), "dependsOn": sorted(purl(by_id[it]) for it in on)}
        for package, on in sorted(rests_on.items(), key=lambda it: purl(by_id[it[0]]))
    ]
    body = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": whole},
        "components": [component(it, sums) for it in packages],
        "dependencies": depends,
    }
    # The same content has the same number.
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).digest()
    return {**body, "serialNumber": f"urn:uuid:{uuid.UUID(bytes=digest[:16], version=4)}"}


def texts(package):
    """Licence texts and notices that lie beside a package's sources."""
    folder = pathlib.Path(package["manifest_path"]).parent
    names = re.compile(r"(licen[cs]e|copying|notice|copyright|unlicense|ofl)", re.IGNORECASE)
    files = [it for it in folder.iterdir() if it.is_file() and names.match(it.name) and it.stat().st_size < 200_000]
    return {it.name: it.read_text(encoding="utf-8", errors="replace").strip() for it in sorted(files)}


def notices(packages):
    """Each text once, with those that come under it."""
    by_text, without = {}, []
    for package in packages:
        found = texts(package)
        if not found:
            without.append(package)
        for text in found.values():
            by_text.setdefault(text, []).append(f"{package['name']} {package['version']}")
    lines = ["Undiluted contains the work of others. Their terms and notices follow.", ""]
    if without:
        lines += ["These came without a text of their own; their terms are those that they name:", ""]
        lines += [f"  {it['name']} {it['version']}: {it.get('license') or 'see its sources'}" for it in without]
    for text, users in sorted(by_text.items(), key=lambda it: (it[1][0], it[0])):
        lines += ["", "=" * 78, *[f"  {it}" for it in users], "=" * 78, "", text]
    return "\n".join(lines) + "\n"


def main(target, bill_path, notices_path):
    known = metadata(target)
    by_id = {it["id"]: it for it in known["packages"]}
    rests_on = reached(known, target)
    root = by_id[known["resolve"]["root"]]
    packages = sorted((by_id[it] for it in rests_on if it != root["id"]), key=lambda it: (it["name"], it["version"]))
    text = json.dumps(bill(root, packages, rests_on, by_id), indent=2, sort_keys=True, ensure_ascii=False)
    pathlib.Path(bill_path).write_text(text + "\n", encoding="utf-8")
    pathlib.Path(notices_path).write_text(notices(packages), encoding="utf-8")
    native = sorted({it["name"] for it in packages if it.get("links")})
    print(f"{len(packages)} crates are built in; with native libraries of their own: {', '.join(native) or 'none'}")


if __name__ == "__main__":
    main(*sys.argv[1:])
