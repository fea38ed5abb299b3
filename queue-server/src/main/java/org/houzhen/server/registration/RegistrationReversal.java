package org.houzhen.server.registration;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Registrations.Withdrawal;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.Reversal;
import org.houzhen.wire.Problem;
import tools.jackson.databind.json.JsonMapper;

/** Takes a registration back (退号): at the hospital, in the waiting area, and at last its slot. */
final class RegistrationReversal implements Reversal {
    static final Problem CALLED = new Problem("REFUND_CALLED", "您已被叫号或已就诊，这个号不能退。如需帮助，请到护士站。", 409);
    private static final String TERMINAL = "terminal:";

    private final Registrations registrations;
    private final TicketOffice office;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    /** What is taken back. */
    record Request(String registerNo) {}

    RegistrationReversal(Registrations registrations, TicketOffice office, Clock clock) {
        this.registrations = registrations;
        this.office = office;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return RegistrationPurpose.KIND;
    }

    @Override
    public String toldToPayer() {
        return "门诊退号";
    }

    @Override
    public Answer<Boolean> withdraw(RefundOrder refund) {
        return Answers.of(registrations.withdraw(context(refund, clock), withdrawal(refund)), done -> true);
    }

    @Override
    public Answer<Boolean> endTicket(RefundOrder refund) {
        TicketOffice.Ended ended = office.end(
                command(refund),
                withdrawal(refund).registerNo(),
                refund.origin().by());
        return switch (ended) {
            case ENDED, NONE -> Answer.done(true);
            case CALLED -> Answer.refused(CALLED.code(), CALLED.detail());
        };
    }

    private static UUID command(RefundOrder refund) {
        return UUID.nameUUIDFromBytes(("refund:" + refund.refundNo()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Answer<Boolean> reinstate(RefundOrder refund) {
        return Answers.of(registrations.reinstate(context(refund, clock), withdrawal(refund)), done -> true);
    }

    @Override
    public Answer<Boolean> complete(RefundOrder refund) {
        return Answers.of(registrations.giveSlotBack(context(refund, clock), withdrawal(refund)), done -> true);
    }

    private Withdrawal withdrawal(RefundOrder refund) {
        String registerNo =
                json.readValue(refund.origin().request(), Request.class).registerNo();
        return new Withdrawal(
                registerNo, refund.refundNo().value(), refund.origin().reason());
    }

    /** Who asks for a refund, as the hospital writes it down. */
    static CallContext context(RefundOrder refund, Clock clock) {
        String by = refund.origin().by();
        String request = refund.refundNo().value();
        return by.startsWith(TERMINAL)
                ? CallContext.kiosk(request, by.substring(TERMINAL.length()), clock.instant())
                : CallContext.window(request, by, clock.instant());
    }
}
