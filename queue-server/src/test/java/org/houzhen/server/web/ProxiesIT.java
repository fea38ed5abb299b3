package org.houzhen.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.houzhen.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ProxiesIT {
    private static final int ATTEMPTS_MAX = 30;

    @TempDir
    Path data;

    @Configuration(proxyBeanMethods = false)
    static class ThisMachineIsAProxy {
        @Bean
        Proxies forwardedHeaderTransformer() {
            return new Proxies(List.of("127.0.0.0/8", "10.9.0.7"));
        }
    }

    @Test
    void behindAProxyEachMachineHasItsOwnLimitWhateverItWrites() {
        try (RunningServer server = RunningServer.start(data, ThisMachineIsAProxy.class)) {
            for (int i = 0; i < ATTEMPTS_MAX; i++) {
                assertThat(signIn(server, "6.6.6." + i + ", 10.1.2.3").statusCode())
                        .as("what the machine writes itself makes it no other")
                        .isEqualTo(401);
            }
            assertThat(signIn(server, "10.1.2.3").statusCode()).isEqualTo(429);
            assertThat(signIn(server, "10.1.2.3, 10.9.0.7").statusCode())
                    .as("two proxies in a row")
                    .isEqualTo(429);
            assertThat(signIn(server, "10.1.2.4").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aStrangerIsNotBelieved() {
        try (RunningServer server = RunningServer.start(data)) {
            for (int i = 0; i < ATTEMPTS_MAX; i++) {
                signIn(server, "10.1.2." + i);
            }
            assertThat(signIn(server, "10.1.2.200").statusCode()).isEqualTo(429);
        }
    }

    private static HttpResponse<String> signIn(RunningServer server, String forwardedFor) {
        return server.send(
                "POST",
                "/api/desk/sign-in",
                "{\"name\":\"nobody\",\"password\":\"wrong password\"}",
                "X-Requested-With",
                "houzhen",
                "X-Forwarded-For",
                forwardedFor,
                "X-Forwarded-Proto",
                "https");
    }
}
