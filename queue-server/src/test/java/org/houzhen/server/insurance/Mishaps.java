package org.houzhen.server.insurance;

import java.time.Duration;
import java.util.List;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.PowerCut;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lets planned messages go wrong on their way; all others arrive and are answered. */
final class Mishaps implements InsuranceTransport {
    /** What goes wrong. */
    enum Kind {
        /** The process ends before the message leaves. */
        DIES_BEFORE,
        /** It was done; the process ends before the answer comes. */
        DIES_AFTER,
        /** The answer came; the process ends before it is stored. */
        DIES_BEFORE_STORING,
        /** The message is lost and nobody knows. */
        LOST,
        /** It was done, and the answer is lost. */
        ANSWER_LOST,
        /** The insurer will not do it. */
        REFUSED,
        /** It was done, and the answer is rubbish. */
        RUBBISH
    }

    /** What goes wrong with the message of that place in the order of all. */
    record Mishap(int at, Kind kind) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final InsuranceTransport insurer;
    private final List<Mishap> plan;
    private final FailingDataSource store;
    private int messages;

    Mishaps(InsuranceTransport insurer, List<Mishap> plan, FailingDataSource store) {
        this.insurer = insurer;
        this.plan = plan;
        this.store = store;
    }

    int messages() {
        return messages;
    }

    @Override
    public JsonNode carry(ObjectNode envelope, Duration patience) throws SilenceException {
        int now = messages++;
        for (Mishap each : plan) {
            if (each.at() == now) {
                return strike(each.kind(), envelope, patience);
            }
        }
        return insurer.carry(envelope, patience);
    }

    private JsonNode strike(Kind kind, ObjectNode envelope, Duration patience) throws SilenceException {
        switch (kind) {
            case DIES_BEFORE -> throw new PowerCut();
            case LOST -> throw new SilenceException("planned");
            case REFUSED -> {
                return JSON.createObjectNode().put("infcode", -1).put("err_msg", "按计划拒绝");
            }
            default -> {
                return after(kind, insurer.carry(envelope, patience));
            }
        }
    }

    private JsonNode after(Kind kind, JsonNode answer) throws SilenceException {
        switch (kind) {
            case DIES_AFTER -> throw new PowerCut();
            case ANSWER_LOST -> throw new SilenceException("planned");
            case RUBBISH -> {
                return JSON.createObjectNode().put("answer", "?");
            }
            default -> {
                store.cut();
                return answer;
            }
        }
    }
}
