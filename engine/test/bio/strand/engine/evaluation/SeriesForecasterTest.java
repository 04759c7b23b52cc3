// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import org.junit.Test;

public class SeriesForecasterTest {

    private static final double NAN = Double.NaN;

    @Test
    public void persistenceRepeatsTheValueBeforeAndZeroStaysZero() {
        double[][] series = {{1, 2, 4, 3}, {5, 5}};
        double[][] forecasts = SeriesForecaster.PERSISTENCE.forecast(series, series);
        assertArrayEquals(new double[] {NAN, NAN, 2, 4}, forecasts[0], 0);
        assertArrayEquals(new double[] {NAN, NAN}, forecasts[1], 0);
        // Errors 2 and -1 from the third point on.
        assertEquals(Math.sqrt(2.5), SeriesForecaster.PERSISTENCE.rmse(series, series), 1e-12);
        assertEquals(Math.sqrt(12.5), SeriesForecaster.ZERO.rmse(series, series), 1e-12);
    }

    @Test
    public void missingValuesCountAsZeroBeforeAForecastAndAreNotScored() {
        double[][] series = {{1, 2, NAN, 3, 4}};
        double[][] forecasts = SeriesForecaster.PERSISTENCE.forecast(series, series);
        assertArrayEquals(new double[] {NAN, NAN, 2, 0, 3}, forecasts[0], 0);
        assertEquals(2, SeriesForecaster.score(series, forecasts).rows());
        assertEquals(Math.sqrt(5), SeriesForecaster.PERSISTENCE.rmse(series, series), 1e-12);
    }

    @Test
    public void autoregressionRecoversTheCoefficientsThatMadeTheSeries() {
        Random random = new Random(3);
        double[][] series = new double[5][12];
        for (double[] x : series) {
            x[0] = random.nextGaussian();
            x[1] = random.nextGaussian();
            for (int t = 2; t < x.length; t++) {
                x[t] = 0.6 * x[t - 1] - 0.3 * x[t - 2] + 0.1;
            }
        }
        double[][] other = {{1, 2, 0, 7}};
        double[][] forecasts = SeriesForecaster.POOLED_AR2.forecast(other, series);
        assertEquals(0.6 * 2 - 0.3 * 1 + 0.1, forecasts[0][2], 1e-9);
        assertEquals(-0.3 * 2 + 0.1, forecasts[0][3], 1e-9);
        assertEquals(0, SeriesForecaster.POOLED_AR2.rmse(series, series), 1e-9);
    }

    @Test
    public void autoregressionOfConstantOrNoSeriesIsTheMean() {
        double[][] constant = {{2, 2, 2, 2}};
        assertEquals(2, SeriesForecaster.POOLED_AR2.forecast(constant, constant)[0][3], 1e-9);
        double[][] none = {};
        assertEquals(0, SeriesForecaster.POOLED_AR2.forecast(constant, none)[0][3], 0);
        assertTrue(Double.isNaN(SeriesForecaster.POOLED_AR2.rmse(none, none)));
    }

    @Test
    public void shapesThatDifferAreRefused() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> SeriesForecaster.score(new double[][] {{1, 2, 3}}, new double[1][2]));
        assertTrue(e.getMessage(), e.getMessage().contains("Series 1"));
        assertThrows(
                IllegalArgumentException.class,
                () -> SeriesForecaster.score(new double[2][3], new double[1][3]));
    }
}
