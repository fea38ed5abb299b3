package org.houzhen.server.reconciliation;

import java.lang.reflect.Proxy;
import java.util.List;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.payment.Purpose;
import org.houzhen.server.refund.TestRefunds;
import org.houzhen.wire.Slip;

/** Those whom nobody asks in a test for more than their names. */
final class Nobody {
    private Nobody() {}

    static PaymentChannel channel() {
        return of(PaymentChannel.class);
    }

    static Purpose purpose() {
        return of(Purpose.class);
    }

    /** A hospital that will not have what is paid so late. */
    static Purpose refusing() {
        return (Purpose) Proxy.newProxyInstance(
                Purpose.class.getClassLoader(),
                new Class<?>[] {Purpose.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "kind" -> TestRefunds.CHANNEL;
                    case "find" -> Answer.done(new Purpose.Finding.NotFound(true));
                    default -> Answer.refused("LOCK_EXPIRED", "号源已被占用。");
                });
    }

    /** A hospital that has the order after all. */
    static Purpose having() {
        return (Purpose) Proxy.newProxyInstance(
                Purpose.class.getClassLoader(),
                new Class<?>[] {Purpose.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "kind" -> TestRefunds.CHANNEL;
                    case "find" -> Answer.done(new Purpose.Finding.Found("{}"));
                    case "conclude" ->
                        Answer.done(
                                new Slip("S-1", "挂号凭条", "A001", List.of(), "", List.of(), List.of(), null, null, null));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static <T> T of(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "code", "kind" -> TestRefunds.CHANNEL;
                    case "title" -> "试验支付";
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }
}
