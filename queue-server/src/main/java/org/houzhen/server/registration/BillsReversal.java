package org.houzhen.server.registration;

import java.time.Clock;
import java.util.List;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.Reversal;
import tools.jackson.databind.json.JsonMapper;

/** Takes paid bills back (退费). Their stops lose what they were for, and the itinerary ends the tickets nobody has called. */
final class BillsReversal implements Reversal {
    private final Billing billing;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    /**
     * What is taken back.
     *
     * @param all nobody named them: they are all there was to take back
     */
    record Request(List<String> billIds, Boolean all) {
        boolean tookAll() {
            return Boolean.TRUE.equals(all);
        }
    }

    BillsReversal(Billing billing, Clock clock) {
        this.billing = billing;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return BillsPurpose.KIND;
    }

    @Override
    public String toldToPayer() {
        return "门诊退费";
    }

    @Override
    public Answer<Boolean> withdraw(RefundOrder refund) {
        Request request = json.readValue(refund.origin().request(), Request.class);
        var wanted = new Billing.TakeBack(
                refund.tradeNo().value(),
                refund.refundNo().value(),
                request.billIds(),
                refund.total(),
                refund.origin().reason());
        return Answers.of(billing.takeBack(RegistrationReversal.context(refund, clock), wanted), done -> true);
    }

    @Override
    public Answer<Boolean> endTicket(RefundOrder refund) {
        return Answer.done(true);
    }

    @Override
    public Answer<Boolean> reinstate(RefundOrder refund) {
        return Answer.done(true);
    }

    @Override
    public Answer<Boolean> complete(RefundOrder refund) {
        return Answer.done(true);
    }
}
