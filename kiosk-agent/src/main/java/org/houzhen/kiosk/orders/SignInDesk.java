package org.houzhen.kiosk.orders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.houzhen.kiosk.printing.SlipDesk;
import org.houzhen.kiosk.printing.SlipPrinter;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.HospitalServer;
import org.houzhen.wire.SignIn;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.Slip;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs in so that what is asked again after a restart is the same press: its key is on disk before the first byte and
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

    /** What is stored of a press. */
    private record Press(String registerNo, long atMillis) {}

    public Opening begin(String registerNo) {
        String press = json.writeValueAsString(new Press(registerNo, clock.millis()));
        var opening = new Opening(ids.get(), Opening.Kind.SIGN_IN, press);
        journal.begun(opening);
        return opening;
    }

    /** Asks with the press's key, however often. */
    public Answer<SignedIn> ask(Opening opening) {
        Answer<SignedIn> answer = server.signIn(opening.key(), new SignIn(registerNo(opening)));
        boolean over = answer.match(signedIn -> signedIn.slip() == null, refused -> true, () -> false);
        if (over) {
            journal.answered(opening.key());
        }
        return answer;
    }

    /** The patient stands here and wants paper: a second wish gets a marked copy. */
    public SlipPrinter.Outcome print(Opening opening, Slip slip) throws InterruptedException {
        return ended(opening, slips.signedIn(slip, registerNo(opening)));
    }

    /** What was interrupted is asked again and its slip printed if no copy is proven; says how many are still open. */
    public int settle() throws InterruptedException {
        int open = 0;
        for (Opening opening : unanswered()) {
            open += settled(opening) ? 0 : 1;
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
            return isEnd(ended(opening, slips.owedSignIn(done.value().slip(), registerNo(opening))));
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

    /** Whether the slip of this registration is still to be asked for. */
    public boolean isOpen(String registerNo) {
        return unanswered().stream().anyMatch(opening -> registerNo(opening).equals(registerNo));
    }

    private List<Opening> unanswered() {
        return journal.unanswered().stream()
                .filter(opening -> opening.kind() == Opening.Kind.SIGN_IN)
                .toList();
    }

    private String registerNo(Opening opening) {
        return press(opening).registerNo();
    }

    private Press press(Opening opening) {
        return json.readValue(opening.request(), Press.class);
    }
}
