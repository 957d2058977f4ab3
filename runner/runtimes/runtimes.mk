# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make runtimes	test the container runtimes of this host
#	make pods	test pods of Podman
#	make inits	test programs as init of a PID namespace
#
# Rules about container runtimes, pods and init programs.

all: $(outside) $(O)/outside/payload

$(O)/outside/payload: $(O)/obj/runner/runtimes/payload.o
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

$(O)/outside/%: $(O)/obj/testcases/outside/%.o $(O)/libpidspec.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -pthread -lrt

$(O)/outside/%: testcases/outside/%.sh
	@mkdir -p $(@D)
	$(Q)cp $< $@ && chmod 755 $@

# Each prints a table.  Missing packages are installed; results are in $(O).
inits:
	@lib/packages.sh tini:tini dumb-init:dumb-init catatonit:catatonit \
		busybox:busybox-static nginx:nginx-light dash:dash \
		docker-init:docker.io python3:python3
	@$(MAKE) -s $(jobs) all
	@runner/runtimes/inits.sh $(O) $(ARGS)

runtime-packages := runc:runc crun:crun podman:podman conmon:conmon \
	dockerd:docker.io containerd:containerd bwrap:bubblewrap \
	systemd-nspawn:systemd-container lxc-start:lxc catatonit:catatonit \
	busybox:busybox-static setpriv:util-linux

runtimes:
	@lib/packages.sh $(runtime-packages)
	@lib/packages.sh runsc:runsc || :
	@lib/packages.sh incus:incus-base || : # since Debian 13
	@$(MAKE) -s $(jobs) all
	@rm -rf $(O)/containers
	$(O)/pidspec runtimes -o $(O)/containers $(ARGS)

pods:
	@lib/packages.sh $(runtime-packages)
	@$(MAKE) -s $(jobs) all
	@rm -rf $(O)/pods
	$(O)/pidspec runtimes --pods -o $(O)/pods $(ARGS)

.PHONY: inits runtimes pods
