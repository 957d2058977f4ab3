#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# image.sh - write an OCI image of the static programs, without a registry.
#
#	image.sh PIDSPEC FILE [MACHINE]
#
# The image is "FROM scratch": its layers are directories that rules mount on, and the
# archive of "pidspec pack", whose runner is the entry point.  FILE is an OCI layout in a
# tar archive, as podman-load(1) and skopeo(1) read it.  It is reproducible; its time is
# SOURCE_DATE_EPOCH.

die() {
	echo "image.sh: $*" >&2
	exit 2
}

[ $# -ge 2 ] || die 'usage: image.sh PIDSPEC FILE [MACHINE]'
pidspec=$1 file=$2 machine=${3:-$(uname -m)}
case $machine in
x86_64) architecture=amd64 variant='' ;;
i686) architecture=386 variant='' ;;
aarch64) architecture=arm64 variant=', "variant": "v8"' ;;
arm) architecture=arm variant=', "variant": "v7"' ;;
powerpc64le) architecture=ppc64le variant='' ;;
riscv64 | s390x) architecture=$machine variant='' ;;
*) die "OCI images have no name for the architecture $machine" ;;
esac
unset PIDSPEC_PROGRAMS # the image has those that were built
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
mkdir -p "$work/image/blobs/sha256"

# add_blob FILE - move it among the blobs, and print its digest and size
add_blob() {
	digest=$(sha256sum < "$1") && digest=${digest%% *}
	size=$(wc -c < "$1")
	mv "$1" "$work/image/blobs/sha256/$digest" || exit
	echo "\"digest\": \"sha256:$digest\", \"size\": $((size))"
}

# reproducible_tar ARGUMENT... - with neither users nor times of this host
reproducible_tar() {
	tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-0}" "$@"
}

mkdir -p "$work/root/tmp"
chmod 1777 "$work/root/tmp"
reproducible_tar -C "$work/root" -cf "$work/root.tar" tmp || exit
root=$(sha256sum < "$work/root.tar") && root=${root%% *}
gzip -9n "$work/root.tar" || exit
root_blob=$(add_blob "$work/root.tar.gz")
"$pidspec" pack --arch "$machine" -o "$work/bundle.tar" > /dev/null || exit
version=$("$pidspec" --version) && version=${version#pidspec }
layer=$(sha256sum < "$work/bundle.tar") && layer=${layer%% *}
gzip -9n "$work/bundle.tar" || exit
layer_blob=$(add_blob "$work/bundle.tar.gz")
cat > "$work/config" << END
{ "architecture": "$architecture"$variant, "os": "linux",
  "created": "$(date -u -d "@${SOURCE_DATE_EPOCH:-0}" +%Y-%m-%dT%H:%M:%SZ)",
  "config": {
    "Entrypoint": [ "/pidspec-$version/pidspec" ], "Cmd": [ "run" ],
    "Labels": {
      "org.opencontainers.image.title": "pidspec",
      "org.opencontainers.image.version": "$version",
      "org.opencontainers.image.licenses": "GPL-2.0-or-later" } },
  "rootfs": { "type": "layers", "diff_ids": [ "sha256:$root", "sha256:$layer" ] } }
END
config_blob=$(add_blob "$work/config")
type=application/vnd.oci.image
cat > "$work/manifest" << END
{ "schemaVersion": 2, "mediaType": "$type.manifest.v1+json",
  "config": { "mediaType": "$type.config.v1+json", $config_blob },
  "layers": [ { "mediaType": "$type.layer.v1.tar+gzip", $root_blob },
    { "mediaType": "$type.layer.v1.tar+gzip", $layer_blob } ] }
END
manifest_blob=$(add_blob "$work/manifest")
cat > "$work/image/index.json" << END
{ "schemaVersion": 2, "mediaType": "$type.index.v1+json",
  "manifests": [ { "mediaType": "$type.manifest.v1+json", $manifest_blob,
    "platform": { "architecture": "$architecture"$variant, "os": "linux" },
    "annotations": {
      "io.containerd.image.name": "localhost/pidspec:latest",
      "org.opencontainers.image.ref.name": "localhost/pidspec:latest" } } ] }
END
echo '{ "imageLayoutVersion": "1.0.0" }' > "$work/image/oci-layout"
reproducible_tar -C "$work/image" -cf "$file" --mode=u=rwX,go=rX \
	blobs index.json oci-layout || exit
echo "$file: localhost/pidspec:latest, pidspec $version for $architecture, $(($(wc -c < "$file"))) bytes"
