package org.houzhen.kiosk.orders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.houzhen.kiosk.printing.PrintJob;
import org.houzhen.kiosk.printing.SlipDesk;
import org.houzhen.kiosk.printing.SlipPrinter;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.HospitalServer;
import org.houzhen.wire.MoveVisit;
import org.houzhen.wire.SignIn;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.Slip;
import org.houzhen.wire.TakeWindowNumber;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs in, takes numbers for windows, and moves to another day, so that what is asked again after a restart is the same press: its key is on disk before the first byte and
 * until the slip's end is known. Under another key, somebody who was seen meanwhile would stand in line again. Blocks.
 */
public final class SignInDesk {
    /** After that nobody waits for the slip any more. */
    static final Duration ASKED_AGAIN_MAX = Duration.ofMinutes(10);

    private final OpeningJournal journal;
    private final HospitalServer server;
    private final SlipDesk slips;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    public SignInDesk(OpeningJournal journal, HospitalServer server, SlipDesk slips, Supplier<UUID> ids, Clock clock) {
        this.journal = journal;
        this.server = server;
        this.slips = slips;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is stored of a press; null what it is not about. */
    private record Press(String registerNo, String patientId, long atMillis, String sessionId, String slotId) {
        Press(String registerNo, String patientId, long atMillis) {
            this(registerNo, patientId, atMillis, null, null);
        }
    }

    public Opening begin(String registerNo) {
        return begun(Opening.Kind.SIGN_IN, new Press(registerNo, null, clock.millis()));
    }

    /** Somebody wants a number for a window of the cashier. */
    public Opening beginAtWindow(String patientId) {
        return begun(Opening.Kind.WINDOW, new Press(null, patientId, clock.millis()));
    }

    /** Somebody of a cancelled clinic comes another day. */
    public Opening beginMove(MoveVisit move) {
        var press = new Press(move.registerNo(), move.patientId(), clock.millis(), move.sessionId(), move.slotId());
        return begun(Opening.Kind.MOVE, press);
    }

    private Opening begun(Opening.Kind kind, Press press) {
        var opening = new Opening(ids.get(), kind, json.writeValueAsString(press));
        journal.begun(opening);
        return opening;
    }

    /** Asks with the press's key, however often. */
    public Answer<SignedIn> ask(Opening opening) {
        Answer<SignedIn> answer = sent(opening);
        boolean over = answer.match(signedIn -> signedIn.slip() == null, refused -> true, () -> false);
        if (over) {
            journal.answered(opening.key());
        }
        return answer;
    }

    private Answer<SignedIn> sent(Opening opening) {
        Press press = press(opening);
        return switch (opening.kind()) {
            case WINDOW -> server.takeWindowNumber(opening.key(), new TakeWindowNumber(press.patientId()));
            case MOVE ->
                server.move(
                        opening.key(),
                        new MoveVisit(press.patientId(), press.registerNo(), press.sessionId(), press.slotId()));
            case SIGN_IN, REGISTRATION, BILLS, RETURN, EBILL ->
                server.signIn(opening.key(), new SignIn(press.registerNo()));
        };
    }

    /** The patient stands here and wants paper: a second wish gets a marked copy. */
    public SlipPrinter.Outcome print(Opening opening, Slip slip) throws InterruptedException {
        return ended(opening, slips.wanted(slip, kind(opening), origin(opening, slip)));
    }

    /**
     * What was interrupted is asked again and its slip printed if no copy is proven; says how many are still open. Nothing more
     * is done once somebody has begun: what is open then may be theirs.
     */
    public int settle(BooleanSupplier nobodyBegan) throws InterruptedException {
        int open = 0;
        for (Opening opening : unanswered()) {
            open += nobodyBegan.getAsBoolean() && settled(opening) ? 0 : 1;
        }
        return open;
    }

    private boolean settled(Opening opening) throws InterruptedException {
        Instant pressed = Instant.ofEpochMilli(press(opening).atMillis());
        if (clock.instant().isAfter(pressed.plus(ASKED_AGAIN_MAX))) {
            journal.answered(opening.key());
            return true;
        }
        Answer<SignedIn> answer = ask(opening);
        if (answer instanceof Answer.Done<SignedIn> done && done.value().slip() != null) {
            Slip slip = done.value().slip();
            return isEnd(ended(opening, slips.owed(slip, kind(opening), origin(opening, slip))));
        }
        return !answer.isUnknown();
    }

    private SlipPrinter.Outcome ended(Opening opening, SlipPrinter.Outcome outcome) {
        if (isEnd(outcome)) {
            journal.answered(opening.key());
        }
        return outcome;
    }

    private static boolean isEnd(SlipPrinter.Outcome outcome) {
        return outcome.state() == SlipPrinter.State.PRINTED || outcome.state() == SlipPrinter.State.NO_MORE;
    }

    private static PrintJob.Kind kind(Opening opening) {
        return opening.kind() == Opening.Kind.WINDOW ? PrintJob.Kind.WINDOW_SLIP : PrintJob.Kind.SIGN_IN_SLIP;
    }

    /** What a print job may remember: the number itself where there is no registration, never the patient. */
    private String origin(Opening opening, Slip slip) {
        return opening.kind() == Opening.Kind.WINDOW
                ? slip.headline()
                : press(opening).registerNo();
    }

    /** Whether the slip is still to be asked for. */
    public boolean isOpen(PrintJob job) {
        return unanswered().stream()
                .filter(opening -> kind(opening) == job.kind())
                .anyMatch(opening -> opening.kind() == Opening.Kind.WINDOW
                        || press(opening).registerNo().equals(job.origin()));
    }

    private List<Opening> unanswered() {
        return journal.unanswered().stream()
                .filter(opening -> !opening.kind().opensOrder())
                .toList();
    }

    private Press press(Opening opening) {
        return json.readValue(opening.request(), Press.class);
    }
}
