package org.houzhen.server.screen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.Often;
import org.houzhen.server.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Administrators say which machines are screens. */
@RestController
@RequestMapping("/api/desk")
class MachineDeskController {
    private static final int CODE_MAX = 40;
    private static final int TRIES_MAX = 10;

    private final ScreenList screens;
    private final ScreenMachines machines;
    private final Pairings pairings;
    private final ScreenFeed feed;
    private final Often tries;

    MachineDeskController(
            ScreenList screens, ScreenMachines machines, Pairings pairings, ScreenFeed feed, Clock clock) {
        this.screens = screens;
        this.machines = machines;
        this.pairings = pairings;
        this.feed = feed;
        this.tries = new Often(clock, Duration.ofMinutes(1), TRIES_MAX);
    }

    @GetMapping("/screen-machines")
    Machines all() {
        return new Machines(
                machines.all().stream().map(this::view).toList(),
                pairings.all().stream()
                        .map(one -> new WaitingView(one.code(), one.screen(), one.address(), one.askedAt()))
                        .toList(),
                screens.open().stream()
                        .map(id -> new OpenView(id, feed.connected(id, Viewer.Kind.UNPAIRED)))
                        .toList());
    }

    private MachineView view(ScreenMachines.Machine machine) {
        return new MachineView(
                machine.id(),
                machine.screen(),
                machine.address(),
                machine.pairedBy(),
                machine.pairedAt(),
                feed.isConnected(machine.digest(), machine.screen()));
    }

    /** The machine that shows this code is that screen from now on. Ten wrong codes in a minute, then no more until it is over. */
    @PostMapping("/screen-machines")
    @ResponseStatus(HttpStatus.CREATED)
    Paired accept(@AuthenticationPrincipal StaffPrincipal person, @RequestBody Typed typed) {
        if (!tries.allows(person.staffId())) {
            throw new ProblemException("TOO_MANY_ATTEMPTS", "尝试次数过多，请一分钟后再试。", 429);
        }
        Pairings.Waiting waiting = Optional.ofNullable(typed.code())
                .filter(code -> code.length() <= CODE_MAX)
                .flatMap(pairings::take)
                .filter(one -> screens.find(one.screen()).isPresent())
                .orElseThrow(() -> new ProblemException("PAIRING_CODE_INVALID", "配对码不对，或已用过、已过期。请看屏幕上现在显示的配对码。", 403));
        tries.giveBack(person.staffId());
        if (!machines.pair(waiting, person.name())) {
            throw new ProblemException("TOO_MANY_SCREEN_MACHINES", "这块屏幕已配对的机器太多，请先停用不再使用的。", 409);
        }
        feed.dismissUnpaired(waiting.screen());
        return new Paired(waiting.screen(), waiting.address());
    }

    /** Its secret is refused and its feed closed before this answers. */
    @DeleteMapping("/screen-machines/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        if (!machines.remove(id)) {
            throw new ProblemException("SCREEN_MACHINE_NOT_FOUND", "没有这台屏幕机器，可能已停用。", 404);
        }
        feed.dismissUnwelcome();
    }

    /** From now on this screen, which was there before pairing, is shown by paired machines alone. */
    @DeleteMapping("/open-screens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String id) {
        screens.close(id);
        feed.dismissUnwelcome();
    }

    /** The same for all of them. */
    @DeleteMapping("/open-screens")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closeAll() {
        screens.open().forEach(screens::close);
        feed.dismissUnwelcome();
    }

    /** What stands on a screen. */
    record Typed(String code) {
        @Override
        public String toString() {
            return "Typed[]";
        }
    }

    /** Which screen that was, and the address it asked from. */
    record Paired(String screen, String address) {}

    /** All that is known of who is a screen. */
    record Machines(List<MachineView> machines, List<WaitingView> waiting, List<OpenView> open) {}

    /** A machine that is a screen. */
    record MachineView(
            String id, String screen, String address, String pairedBy, Instant pairedAt, boolean connected) {}

    /** A machine that shows a code. */
    record WaitingView(String code, String screen, String address, Instant askedAt) {}

    /**
     * A screen of before pairing.
     *
     * @param unpaired how many unpaired pages show it now
     */
    record OpenView(String screen, long unpaired) {}
}
