package dev.penstock.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.Sums;
import dev.penstock.core.data.Direction;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamEventTest {
    @Test
    void eachEventHasACaseOfItsOwn() throws Exception {
        Sums.assertThatEachVariantHasACaseOfItsOwn(StreamEvent.class, StreamEvent.Cases.class);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aStageOfAMessageIsNamedByItsDirectionAndPart(Direction direction) {
        assertThat(Stage.headersOf(direction).label()).isEqualTo(direction.label() + " headers");
        assertThat(Stage.bodyOf(direction).label()).isEqualTo(direction.label() + " body");
        assertThat(Stage.trailersOf(direction).label()).isEqualTo(direction.label() + " trailers");
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = "ANSWER", mode = EnumSource.Mode.EXCLUDE)
    void aStageIsLoggedByItsNameInWords(Stage stage) {
        assertThat(stage.label())
                .isEqualTo(stage.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
