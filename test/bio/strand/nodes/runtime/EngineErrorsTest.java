// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import bio.strand.engine.model.ModelFormatException;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.training.TrainingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

public class EngineErrorsTest {

    private static String messageFor(Exception exception) throws Exception {
        KNIMEException translated = EngineErrors.translate(exception);
        return translated.getMessage();
    }

    @Test
    public void messagesOfTheEngineReachTheUserUnchanged() throws Exception {
        assertEquals("lower it", messageFor(new TrainingException("lower it")));
        assertEquals("bad model", messageFor(new ModelFormatException("bad model")));
        assertEquals("range", messageFor(new IllegalArgumentException("range")));
        assertEquals("wrong", messageFor(new InvalidSettingsException("wrong")));
        assertEquals("disk", messageFor(new UncheckedIOException(new IOException("disk"))));
        assertEquals("FileNotFoundException", messageFor(new FileNotFoundException()));
    }

    @Test
    public void fileSystemExceptionsSayMoreThanThePath() throws Exception {
        assertEquals(
                "The file a.fa does not exist: check the path.",
                messageFor(new NoSuchFileException("a.fa")));
        assertEquals(
                "The file a.fa cannot be opened: check who may read or write it.",
                messageFor(new AccessDeniedException("a.fa")));
        assertEquals(
                "The file a.fa cannot be used: No space left on device.",
                messageFor(new FileSystemException("a.fa", null, "No space left on device")));
    }

    @Test
    public void cancellingIsNotAnError() {
        assertThrows(
                CanceledExecutionException.class,
                () -> EngineErrors.translate(new CancelledException()));
        CanceledExecutionException own = new CanceledExecutionException();
        assertSame(
                own,
                assertThrows(CanceledExecutionException.class, () -> EngineErrors.translate(own)));
    }

    @Test
    public void programmingErrorsPassWithTheirStackTrace() {
        NullPointerException error = new NullPointerException("index");
        assertSame(
                error,
                assertThrows(NullPointerException.class, () -> EngineErrors.translate(error)));
    }

    @Test
    public void failuresOfKnimeStayAsTheyAre() throws Exception {
        KNIMEException failure = new KNIMEException("as it is");
        assertSame(failure, EngineErrors.translate(failure));
    }
}
