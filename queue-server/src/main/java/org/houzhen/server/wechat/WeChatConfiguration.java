package org.houzhen.server.wechat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.payment.Cashier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Opens the channel where the merchant's agreement is configured; elsewhere there is no channel at all. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(WeChatConfiguration.CONFIGURED)
@EnableConfigurationProperties(WeChatSettings.class)
class WeChatConfiguration {
    private static final int FIRST = 1;
    static final String CONFIGURED = "houzhen.wechat.mchid";

    @Bean
    PlatformSignature platformSignature(WeChatSettings settings, Clock clock) {
        return new PlatformSignature(settings.platformKeyId(), Pem.publicKey(settings.platformKey()), clock);
    }

    @Bean
    WeChatLine weChatLine(WeChatSettings settings, PlatformSignature theirs, Clock clock, SecureRandom random) {
        var ours = new MerchantSignature(settings, Pem.privateKey(settings.merchantKey()), clock, random);
        return new WeChatLine(settings.baseUrl(), ours, theirs, settings.patience());
    }

    @Bean
    @Order(FIRST)
    PaymentChannel weChatChannel(WeChatLine line, WeChatSettings settings, @Value("${houzhen.time-zone}") ZoneId zone) {
        return new WeChatChannel(line, settings, zone);
    }

    @Bean
    ChannelBill weChatBill(WeChatLine line) {
        return new WeChatBill(line);
    }

    @Bean
    NotificationDesk weChatNotificationDesk(WeChatSettings settings, PlatformSignature theirs, Cashier cashier) {
        return new NotificationDesk(
                theirs, new NotificationCipher(read(settings.apiV3Key())), cashier, settings.mchid());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readString(file).strip().getBytes(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file.getFileName(), e);
        }
    }
}
