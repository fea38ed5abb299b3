package org.houzhen.acceptance.wechat;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** What the payment modules need of a server when they run without the rest of it. */
abstract class AroundPayment {
    @Bean
    JumpingClock clock() {
        return new JumpingClock();
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }

    @Bean
    CounterHospital hospital() {
        return new CounterHospital();
    }

    @Bean
    SecurityWebFilterChain open(ServerHttpSecurity http) {
        return http.authorizeExchange(rules -> rules.anyExchange().permitAll())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .build();
    }
}
