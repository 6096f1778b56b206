package org.biennium;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.ClassUtils;

/** Counts what the database is asked, by our own code and by the engine, from whatever thread. */
public final class Queries implements BeanPostProcessor {

    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final Set<String> ASKING =
            Set.of("execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch");

    /** How many statements ran while this did. */
    public static int during(Runnable work) {
        var before = ASKED.get();
        work.run();
        return ASKED.get() - before;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private static final class Counted extends DelegatingDataSource {

        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return (Connection) watched(super.getConnection());
        }
    }

    /** The same connection or statement, of which each statement that is run counts. */
    private static Object watched(Object target) {
        return Proxy.newProxyInstance(
                Queries.class.getClassLoader(), ClassUtils.getAllInterfaces(target), (proxy, method, arguments) -> {
                    if (ASKING.contains(method.getName())) {
                        ASKED.incrementAndGet();
                    }
                    try {
                        var answer = method.invoke(target, arguments);
                        return answer instanceof Statement ? watched(answer) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
