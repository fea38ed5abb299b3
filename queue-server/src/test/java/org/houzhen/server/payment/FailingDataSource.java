package org.houzhen.server.payment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A real store whose power can be cut: before it is asked the next time, or in the middle of what it is asked. */
public final class FailingDataSource extends DelegatingDataSource {
    private static final int NEVER = Integer.MAX_VALUE;

    private boolean cut;
    private int left = NEVER;
    private final JdbcClient jdbc = JdbcClient.create(this);

    public FailingDataSource(DataSource real) {
        super(real);
    }

    /** One for all that is started over it, as it remembers how statements are read. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    public void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    /** The power goes before the statement, or the commit, that comes after so many. */
    public void cutAfter(int statements) {
        left = statements;
    }

    public void powerOn() {
        cut = false;
        left = NEVER;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (cut) {
            throw new PowerCut();
        }
        Connection real = super.getConnection();
        return left == NEVER ? real : counted(real);
    }

    private Connection counted(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            || method.getName().equals("commit")) {
                        count();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void count() {
        if (left == 0) {
            cut = true;
            throw new PowerCut();
        }
        left--;
    }
}
