package org.houzhen.server.reconciliation;

import java.lang.reflect.Proxy;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.payment.Purpose;
import org.houzhen.server.refund.TestRefunds;

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

    private static <T> T of(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "code", "kind" -> TestRefunds.CHANNEL;
                    case "title" -> "试验支付";
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }
}
