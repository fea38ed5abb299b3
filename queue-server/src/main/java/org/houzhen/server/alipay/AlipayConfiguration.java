package org.houzhen.server.alipay;

import java.time.Clock;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.payment.Cashier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Opens the channel where the merchant's agreement is configured; elsewhere there is no such channel. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(AlipayConfiguration.CONFIGURED)
@EnableConfigurationProperties(AlipaySettings.class)
class AlipayConfiguration {
    static final String CONFIGURED = "houzhen.alipay.app-id";
    private static final int AFTER_WECHAT = 2;

    @Bean
    Rsa2 alipayRsa2(AlipaySettings settings) {
        return Rsa2.of(settings.merchantKey(), settings.platformKey());
    }

    @Bean
    AlipayLine alipayLine(AlipaySettings settings, Rsa2 alipayRsa2, Clock clock) {
        return new AlipayLine(settings, alipayRsa2, clock);
    }

    @Bean
    @Order(AFTER_WECHAT)
    PaymentChannel alipayChannel(AlipayLine line, AlipaySettings settings) {
        return new AlipayChannel(line, settings.ways());
    }

    @Bean
    ChannelBill alipayBill(AlipayLine line, AlipaySettings settings) {
        return new AlipayBill(line, settings);
    }

    @Bean
    NotificationDesk alipayNotificationDesk(Rsa2 alipayRsa2, Cashier cashier, AlipaySettings settings) {
        return new NotificationDesk(alipayRsa2, cashier, settings.appId());
    }
}
