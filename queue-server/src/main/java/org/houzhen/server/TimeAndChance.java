package org.houzhen.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one source of time and the one of randomness; whoever needs either takes it as a constructor argument. */
@Configuration(proxyBeanMethods = false)
class TimeAndChance {
    /** Ticks in the hospital's own zone, so that its dates are the hospital's days. */
    @Bean
    Clock clock(@Value("${houzhen.time-zone}") ZoneId zone) {
        return Clock.system(zone);
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }
}
