package org.houzhen.server.screen;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.kiosk.Terminals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says who may be shown a screen's view, and as what. Answers from memory; any thread. */
@Component
class Viewers {
    private final ScreenList screens;
    private final ScreenMachines machines;
    private final Terminals terminals;
    private final boolean trustsLoopback;
    private volatile Set<String> terminalDigests = Set.of();

    /** @param trustsLoopback whether browsers of this machine need no pairing: for demonstrations, never behind a proxy here */
    Viewers(
            ScreenList screens,
            ScreenMachines machines,
            Terminals terminals,
            @Value("${houzhen.screen.trust-loopback:false}") boolean trustsLoopback) {
        this.screens = screens;
        this.machines = machines;
        this.terminals = terminals;
        this.trustsLoopback = trustsLoopback;
        readMachines();
    }

    /** Reads anew which screens there are and who is known. Blocks. */
    void reload() {
        screens.reload();
        readMachines();
    }

    private void readMachines() {
        machines.reload();
        terminalDigests = terminals.digests();
    }

    Optional<Screen> screen(String id) {
        return screens.find(id);
    }

    /** Whether staff have not changed it since. */
    boolean isCurrent(Screen screen) {
        return screens.find(screen.id()).filter(screen::equals).isPresent();
    }

    /** Empty for a stranger. */
    Optional<Viewer> of(Screen screen, Asked asked) {
        String machine = asked.machine();
        String terminal = asked.terminal();
        if (asked.isDesk()) {
            return viewer(Viewer.Kind.ONLOOKER, asked.address(), machine);
        }
        if (machines.isPaired(machine, screen.id())) {
            return viewer(Viewer.Kind.PAIRED, machine + "@" + screen.id(), machine);
        }
        if (terminalDigests.contains(terminal)) {
            return viewer(Viewer.Kind.TERMINAL, terminal + "@" + screen.id(), terminal);
        }
        if (trustsLoopback && !asked.forwarded() && isLoopback(asked.address())) {
            return viewer(Viewer.Kind.LOOPBACK, asked.address(), machine);
        }
        return screens.isOpen(screen.id()) ? viewer(Viewer.Kind.UNPAIRED, asked.address(), machine) : Optional.empty();
    }

    private static Optional<Viewer> viewer(Viewer.Kind kind, String holder, String digest) {
        return Optional.of(new Viewer(kind, holder, digest));
    }

    private static boolean isLoopback(String address) {
        InetAddress known = NetUtil.createInetAddressFromIpAddressString(address);
        return known != null && known.isLoopbackAddress();
    }

    /** Whether what made it welcome still holds. */
    boolean isWelcome(Viewer viewer, Screen screen) {
        return switch (viewer.kind()) {
            case PAIRED -> machines.isPaired(viewer.digest(), screen.id());
            case TERMINAL -> terminalDigests.contains(viewer.digest());
            case UNPAIRED -> screens.isOpen(screen.id());
            case LOOPBACK, ONLOOKER -> true;
        };
    }
}
