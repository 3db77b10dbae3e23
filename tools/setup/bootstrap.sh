#!/bin/sh
# Makes this checkout ready to run: .venv, LibreOffice, fonts. Does only what is missing; quick the second time.
#
#   bootstrap.sh run    docgen itself; without LibreOffice it says how to get PDF, and goes on
#   bootstrap.sh dev    and the tools of the tests; LibreOffice and the fonts must be there
#   bootstrap.sh pdf?   ends well if PDF can be made; installs nothing
set -eu

cd "$(dirname "$0")/../.."
kind=${1:-run}
log=.venv/setup.log
: "${HOME:=$(getent passwd "$(id -u)" | cut -d: -f6)}"
export HOME
fonts=${XDG_DATA_HOME:-$HOME/.local/share}/docgen/fonts
texlive=/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
fandol='FandolFang-Regular FandolHei-Bold FandolHei-Regular FandolKai-Regular FandolSong-Bold FandolSong-Regular'

say() { printf 'docgen: %s\n' "$*"; }
fail() { printf 'docgen: 错误：%s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# Runs a command, its output into the log; shows the end of the log when it fails.
quietly() {
    mkdir -p .venv
    if "$@" >>"$log" 2>&1; then return 0; fi
    tail -n 15 "$log" >&2
    return 1
}

# How to run apt-get here without being asked for a password; nothing where that may not be.
apt() {
    has apt-get || return 1
    if [ "$(id -u)" = 0 ]; then echo 'env DEBIAN_FRONTEND=noninteractive'
    elif has sudo && sudo -n true 2>/dev/null; then echo 'sudo -n DEBIAN_FRONTEND=noninteractive'
    else return 1; fi
}

install() {
    as=$(apt) || return 1
    # shellcheck disable=SC2086
    quietly $as apt-get -qq -o DPkg::Lock::Timeout=300 update || true
    # shellcheck disable=SC2086
    quietly $as apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
}

# --- Python -----------------------------------------------------------------------------------------------

python() {
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.10; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

make_venv() {
    base=$(python) || { say '安装 Python …'; install python3 python3-venv || true; base=$(python); } ||
        fail '需要 Python 3.10 以上版本；Debian、Ubuntu 运行：sudo apt-get install python3 python3-venv'
    version=$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    say "Python $version → .venv"
    if ! "$base" -c 'import ensurepip' 2>/dev/null; then
        install "python$version-venv" || install python3-venv ||
            fail "这个 Python 不能建虚拟环境；运行：sudo apt-get install python$version-venv"
    fi
    "$base" -m venv --clear .venv || fail '建不了虚拟环境 .venv'
}

# What the packages of .venv follow from: the place (scripts name it), the metadata, the kind.
signature() {
    { pwd; cat setup.cfg pyproject.toml; echo "$1"; } | cksum
}

install_docgen() {
    for stamp in "$kind" dev; do
        [ "$(cat ".venv/.docgen-$stamp" 2>/dev/null)" = "$(signature "$stamp")" ] && return
    done
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1 || ! grep -qsxF "$(pwd)" .venv/.docgen-place; then
        make_venv
        pwd >.venv/.docgen-place
    fi
    say '安装 docgen 及其依赖 …'
    extras=
    if [ "$kind" = dev ]; then extras='[dev]'; fi
    quietly .venv/bin/python -m pip install --quiet --disable-pip-version-check -e ".$extras" ||
        fail "安装失败，经过见 $log；确认能连到 Python 软件包源后再运行"
    signature "$kind" >".venv/.docgen-$kind"
}

# --- PDF --------------------------------------------------------------------------------------------------

# Debian's packages that are missing: for PDF; for the tests also PostgreSQL, which they start themselves.
missing() {
    has soffice || has libreoffice || echo libreoffice-writer-nogui
    /usr/bin/python3 -c 'import uno' 2>/dev/null || echo python3-uno
    if has fc-list; then
        [ -n "$(fc-list ':family=Noto Serif CJK SC')" ] || echo fonts-noto-cjk
        [ -n "$(fc-list ':family=Liberation Serif')" ] || echo fonts-liberation
    else
        echo fontconfig fonts-noto-cjk fonts-liberation
    fi
    if [ "$kind" = dev ]; then
        has pdftotext || echo poppler-utils
        has initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || echo postgresql
    fi
}

install_office() {
    lacking=$(missing | tr '\n' ' ')
    [ -n "$lacking" ] || return 0
    if apt >/dev/null; then
        say "安装系统软件包：$lacking …"
        # shellcheck disable=SC2086
        install $lacking || true
        lacking=$(missing | tr '\n' ' ')
        [ -n "$lacking" ] || return 0
    fi
    how="sudo apt-get install --no-install-recommends $lacking"
    has apt-get || how='.venv/bin/docgen doctor，它列出本机的安装办法'
    [ "$kind" = run ] || fail "测试要排版 PDF、用 PostgreSQL，缺少：$lacking；运行：$how"
    say "缺少 $lacking：只生成 Word 文件，或 PDF 版面不准；补齐办法：$how"
}

have_fandol() {
    for font in $fandol; do [ -s "$fonts/$font.otf" ] || return 1; done
}

# The six fonts out of their big package, which itself is not installed.
take_fandol() {
    if [ -f "$texlive/FandolFang-Regular.otf" ]; then
        from=$texlive
    else
        has apt-get && has dpkg-deb || return 1
        (cd "$1" && apt-get -qq download texlive-lang-chinese && dpkg-deb --fsys-tarfile texlive-lang-chinese*.deb |
            tar -xf - --wildcards ".$texlive/*.otf") || return 1
        from=$1$texlive
    fi
    mkdir -p "$fonts"
    for font in $fandol; do
        cp "$from/$font.otf" "$fonts/$font.part" && mv "$fonts/$font.part" "$fonts/$font.otf" || return 1
    done
}

install_fandol() {
    have_fandol && return
    say "取 Fandol 字体（仿宋、楷体、黑体、宋体）→ $fonts …"
    aside=$(mktemp -d)
    chmod 755 "$aside"
    quietly take_fandol "$aside" || true
    rm -rf "$aside"
    have_fandol && return
    [ "$kind" = run ] || fail "测试需要 Fandol 字体，没有取到；经过见 $log"
    say "没有取到 Fandol 字体，PDF 改用 Noto CJK；联网后再运行，或把方正、Fandol 字体放到 $fonts"
}

case $kind in
    'pdf?') has soffice || has libreoffice ;;
    run | dev)
        install_docgen
        install_office
        install_fandol
        ;;
    *) fail "用法：bootstrap.sh run|dev|pdf?" ;;
esac
