package org.houzhen.server.wechat;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.Cashier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes notifications in. Only what is signed, fresh and encrypted for us is read; a repeated one is answered as the first
 * and changes nothing, because the order already knows.
 */
final class NotificationDesk {
    static final int BYTES_MAX = 64 * 1024;

    private final PlatformSignature signature;
    private final NotificationCipher cipher;
    private final Cashier cashier;
    private final String mchid;
    private final JsonMapper json = new JsonMapper();

    NotificationDesk(PlatformSignature signature, NotificationCipher cipher, Cashier cashier, String mchid) {
        this.signature = signature;
        this.cipher = cipher;
        this.cashier = cashier;
        this.mchid = mchid;
    }

    /** What becomes of a notification. */
    enum Verdict {
        TAKEN,
        TOO_LONG,
        FORGED,
        UNREADABLE
    }

    Verdict take(UnaryOperator<String> header, byte[] body) {
        if (body.length > BYTES_MAX) {
            return Verdict.TOO_LONG;
        }
        if (!signature.holds(header, body)) {
            return Verdict.FORGED;
        }
        try {
            return read(json.readTree(body));
        } catch (JacksonException e) {
            return Verdict.UNREADABLE;
        }
    }

    private Verdict read(JsonNode notification) {
        JsonNode resource = notification.path("resource");
        Optional<byte[]> content = cipher.open(
                resource.path("nonce").asString(""),
                resource.path("associated_data").asString(""),
                resource.path("ciphertext").asString(""));
        content.map(json::readTree)
                .ifPresent(fact -> tell(notification.path("event_type").asString(""), fact));
        return content.isPresent() ? Verdict.TAKEN : Verdict.UNREADABLE;
    }

    /** Events that we know nothing about are taken too, or they would come again for a day. */
    private void tell(String event, JsonNode fact) {
        if (event.startsWith("TRANSACTION.")) {
            TradeFact.read(fact, mchid).ifPresent(trade -> cashier.learn(WeChatChannel.CODE, trade));
        } else if (event.startsWith("REFUND.")
                && fact.path("mchid").asString("").equals(mchid)) {
            TradeNo.parse(fact.path("out_trade_no").asString("")).ifPresent(cashier::hurry);
        }
    }
}
