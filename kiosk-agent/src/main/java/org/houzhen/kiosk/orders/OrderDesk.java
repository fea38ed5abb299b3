package org.houzhen.kiosk.orders;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.HospitalServer;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PayBills;
import org.houzhen.wire.PrintEBill;
import org.houzhen.wire.Register;
import org.houzhen.wire.ReturnVisit;
import tools.jackson.databind.json.JsonMapper;

/** Opens orders so that none is forgotten: the key is on disk before the server hears of it. Blocks. */
public final class OrderDesk {
    private final OpeningJournal journal;
    private final HospitalServer server;
    private final Supplier<UUID> ids;
    private final JsonMapper json = new JsonMapper();

    public OrderDesk(OpeningJournal journal, HospitalServer server, Supplier<UUID> ids) {
        this.journal = journal;
        this.server = server;
        this.ids = ids;
    }

    public Opening begin(Register request) {
        return begun(Opening.Kind.REGISTRATION, request);
    }

    public Opening begin(PayBills request) {
        return begun(Opening.Kind.BILLS, request);
    }

    public Opening begin(ReturnVisit request) {
        return begun(Opening.Kind.RETURN, request);
    }

    public Opening begin(PrintEBill request) {
        return begun(Opening.Kind.EBILL, request);
    }

    private Opening begun(Opening.Kind kind, Object request) {
        var opening = new Opening(ids.get(), kind, json.writeValueAsString(request));
        journal.begun(opening);
        return opening;
    }

    /** Asks with the opening's key, however often: there is one order, and from its answer on the server lists it. */
    public Answer<OrderView> ask(Opening opening) {
        Answer<OrderView> answer = sent(opening);
        if (!answer.isUnknown()) {
            journal.answered(opening.key());
        }
        return answer;
    }

    private Answer<OrderView> sent(Opening opening) {
        return switch (opening.kind()) {
            case REGISTRATION -> server.register(opening.key(), json.readValue(opening.request(), Register.class));
            case BILLS -> server.payBills(opening.key(), json.readValue(opening.request(), PayBills.class));
            case RETURN -> server.giveBack(opening.key(), json.readValue(opening.request(), ReturnVisit.class));
            case EBILL -> server.printEBill(opening.key(), json.readValue(opening.request(), PrintEBill.class));
            case SIGN_IN, WINDOW, MOVE -> throw new IllegalArgumentException("a number opens no order");
        };
    }

    /** Those of which nobody knows whether there is an order. */
    public List<Opening> unanswered() {
        return journal.unanswered().stream()
                .filter(opening -> opening.kind().opensOrder())
                .toList();
    }
}
