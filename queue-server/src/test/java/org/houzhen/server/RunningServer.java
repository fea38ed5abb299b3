package org.houzhen.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** The whole server on a free port with a data folder of its own, for tests that speak to it over real sockets. */
public final class RunningServer implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private RunningServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts with further beans, such as a clock to be moved, in place of or beside the server's own, and none but these. */
    public static RunningServer start(Path data, Class<?>... beans) {
        return startOn("", data, beans);
    }

    /** The same with its stores at a JDBC address; empty for files in the data folder. */
    public static RunningServer startOn(String store, Path data, Class<?>... beans) {
        var sources = new ArrayList<Class<?>>(List.of(QueueServer.class));
        sources.addAll(List.of(beans));
        return new RunningServer(new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .initializers(context -> context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests()))
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--houzhen.data=" + data,
                        "--houzhen.store=" + store,
                        "--houzhen.screen.trust-loopback=" + !List.of(beans).contains(ScreensArePaired.class),
                        "--houzhen.speech.pace=450", // Halls speak at their own pace, tests hurry.
                        "--spring.main.allow-bean-definition-overriding=true"));
    }

    /** Stands among the further beans where a screen of this machine must be paired, as everywhere but in a demonstration. */
    public static final class ScreensArePaired {}

    /** The server's search for its beans also finds those of all tests, which lie in the same packages. */
    private static final class WithoutTests extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader found, MetadataReaderFactory all) throws IOException {
            return found.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof WithoutTests;
        }

        @Override
        public int hashCode() {
            return WithoutTests.class.hashCode();
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    List<String> beanNames() {
        return List.of(context.getBeanDefinitionNames());
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** Sends a JSON body, or none when it is empty, with pairs of header names and values. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
