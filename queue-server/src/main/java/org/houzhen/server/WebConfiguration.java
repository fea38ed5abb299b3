package org.houzhen.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.houzhen.server.web.Proxies;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebFilter;
import reactor.core.scheduler.Schedulers;

/** Runs controllers, which may block, on threads of their own, so that sockets never wait for the database. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebFluxConfigurer {
    private static final int THREADS = 64;
    private static final int WAITING_MAX = 2_000;
    private static final Duration IDLE_MAX = Duration.ofMinutes(2);
    private static final Duration REQUEST_MAX = Duration.ofSeconds(30);

    @Override
    public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
        configurer.setExecutor(new TaskExecutorAdapter(controllerThreads()));
        configurer.setControllerMethodPredicate(method -> true);
    }

    /**
     * Answers every request from a thread other than the connection's own. An answer given at once, after one that was
     * not, leaves a kept connection unread for ever (reactor-netty issue 4361): the browser's page stays blank.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter neverAtOnce() {
        return (exchange, chain) -> chain.filter(exchange).subscribeOn(Schedulers.parallel());
    }

    /** The framework finds it by this name. */
    @Bean
    Proxies forwardedHeaderTransformer(@Value("${houzhen.proxies:}") List<String> own) {
        return new Proxies(own);
    }

    @Bean
    SlowClients slowClients() {
        return new SlowClients(IDLE_MAX, REQUEST_MAX);
    }

    /** A full queue refuses: the caller gets 503 at once and may try again. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService controllerThreads() {
        var number = new AtomicInteger();
        var threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(WAITING_MAX), task -> {
                    var thread = new Thread(task, "controller-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
