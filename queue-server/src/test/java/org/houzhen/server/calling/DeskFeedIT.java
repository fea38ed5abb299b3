package org.houzhen.server.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.houzhen.server.RunningServer;
import org.houzhen.server.staff.ServerStaff;
import org.houzhen.server.web.OpenFeeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class DeskFeedIT {
    @Test
    void aPageTooManyIsRefusedWithWordsAndLetInOnceAnotherIsClosed(@TempDir Path data) throws Exception {
        try (RunningServer server = RunningServer.start(data, RoomForTwo.class)) {
            String nurse = ServerStaff.nurse(server, "护士");
            OpenFeeds open = server.bean("deskFeeds", OpenFeeds.class);
            InputStream first = hear(server, nurse).body();
            try (InputStream second = hear(server, nurse).body()) {
                assertThat(second.read()).isPositive();

                HttpResponse<InputStream> third = hear(server, nurse);

                assertThat(third.statusCode()).isEqualTo(503);
                assertThat(new String(third.body().readAllBytes(), "UTF-8"))
                        .contains("\"code\":\"TOO_MANY_FEEDS\"", "请关闭本机上多余的页面");
                first.close();
                await().until(() -> open.open() == 1);
                hear(server, nurse).body().close();
            }
            await().until(() -> open.open() == 0);
        }
    }

    private static HttpResponse<InputStream> hear(RunningServer server, String cookie)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/api/desk/areas/B/feed"))
                .header("Cookie", cookie)
                .header("Accept", "text/event-stream")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    /** A server on which one computer may have two pages open. */
    @Configuration(proxyBeanMethods = false)
    static class RoomForTwo {
        @Bean
        OpenFeeds deskFeeds() {
            return new OpenFeeds("desk", 10, 2);
        }
    }
}
