package org.biennium.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BienniumTest
class TasklistFiltersTest {

    private static final String STAFF = "staff";
    private static final String OVERSEERS = "officer";

    @Autowired
    TasklistFilters seeds;

    @Autowired
    FilterService filters;

    @Autowired
    StartLock start;

    @Test
    void twoNodesThatStartAtOnceMakeEachFilterOnce() {
        remove("late");
        remove("this-week");

        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(this::seed))
                        .limit(2)
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThatEachIsThereOnce();
    }

    @Test
    void aFilterOfAFormerVersionIsKnownByItsNameAndTakenOver() {
        for (var filter : filters.createFilterQuery().list()) {
            var properties = new HashMap<>(filter.getProperties());
            properties.remove("biennium");
            filter.setProperties(properties);
            filters.saveFilter(filter);
        }

        seed();

        assertThatEachIsThereOnce();
    }

    @Test
    void aRenamedFilterIsNotMadeAgain() {
        var filter = filters.createFilterQuery().filterName("Late").singleResult();
        filter.setName("Overdue");
        filters.saveFilter(filter);

        seed();

        assertThatEachIsThereOnce();
        filter.setName("Late");
        filters.saveFilter(filter);
    }

    private void seed() {
        start.alone(() -> seeds.seed(STAFF, OVERSEERS));
    }

    private void remove(String code) {
        filters.createFilterQuery().list().stream()
                .filter(filter -> code.equals(filter.getProperties().get("biennium")))
                .forEach(filter -> filters.deleteFilter(filter.getId()));
    }

    private void assertThatEachIsThereOnce() {
        assertThat(filters.createFilterQuery().list().stream()
                        .collect(
                                groupingBy(filter -> filter.getProperties().getOrDefault("biennium", "–"), counting())))
                .isEqualTo(Map.of("my-tasks", 1L, "my-centres", 1L, "this-week", 1L, "late", 1L, "all", 1L));
    }
}
