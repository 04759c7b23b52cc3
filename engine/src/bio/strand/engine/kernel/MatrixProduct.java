// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Matrix products on fixed memory, planned once and run many times, by the BLAS that ND4J uses.
 *
 * <p>A product is cut into tiles of at most {@value #TILE_WORK} multiplications: up to there
 * OpenBLAS works on the matrices as they lie instead of packing copies of them first, measured 115
 * against 70 GFLOP/s for {@code [32][128] x [128][512]}. It has no such way for {@code A B^T},
 * therefore there is none here; callers keep transposed weights.
 *
 * <p>The shape of a product decides its tiles and each tile's order of additions, so equal inputs
 * give equal bytes.
 */
final class MatrixProduct {

    private static final long TILE_WORK = 1_000_000;

    private final Tile[] tiles;

    private MatrixProduct(List<Tile> tiles) {
        this.tiles = tiles.toArray(Tile[]::new);
    }

    /** C = A B (or C += A B), C {@code [m][n]}, A {@code [m][k]}, B {@code [k][n]}, row-major. */
    static MatrixProduct of(Block a, Block b, Block c, boolean accumulate) {
        return new MatrixProduct(tile(false, a, b, c, a.columns(), accumulate, 64, 0));
    }

    /** The same in tiles of other largest sizes. */
    static MatrixProduct of(
            Block a, Block b, Block c, boolean accumulate, int mostRows, int mostColumns) {
        return new MatrixProduct(
                tile(false, a, b, c, a.columns(), accumulate, mostRows, mostColumns));
    }

    /** C = A^T B (or +=), C {@code [k][n]}, A {@code [m][k]}, B {@code [m][n]}, row-major. */
    static MatrixProduct ofTransposedLeft(Block a, Block b, Block c, boolean accumulate) {
        return new MatrixProduct(tile(true, a, b, c, a.rows(), accumulate, 64, 0));
    }

    /** The same in tiles of other largest sizes. */
    static MatrixProduct ofTransposedLeft(
            Block a, Block b, Block c, boolean accumulate, int mostRows, int mostColumns) {
        return new MatrixProduct(tile(true, a, b, c, a.rows(), accumulate, mostRows, mostColumns));
    }

    /** Several products, one after the other. */
    static MatrixProduct sequence(List<MatrixProduct> products) {
        List<Tile> all = new ArrayList<>();
        for (MatrixProduct product : products) {
            all.addAll(List.of(product.tiles));
        }
        return new MatrixProduct(all);
    }

    /** With 0 for the most columns, they follow from the rows. */
    private static List<Tile> tile(
            boolean transposeLeft,
            Block a,
            Block b,
            Block c,
            int depth,
            boolean accumulate,
            int mostRows,
            int mostColumns) {
        int rows = c.rows();
        int columns = c.columns();
        int rowTile = share(rows, mostRows, 4);
        int widest = rowTile <= 32 ? 128 : 64;
        int columnTile = share(columns, mostColumns == 0 ? widest : mostColumns, 16);
        int tileSize = rowTile * (mostColumns == 0 ? columnTile : Math.min(columnTile, columns));
        int depthTile = share(depth, (int) (TILE_WORK / tileSize), 4);
        List<Tile> tiles = new ArrayList<>();
        for (int j = 0; j < columns; j += columnTile) {
            for (int i = 0; i < rows; i += rowTile) {
                for (int p = 0; p < depth; p += depthTile) {
                    tiles.add(
                            new Tile(
                                    transposeLeft,
                                    Math.min(rowTile, rows - i),
                                    Math.min(columnTile, columns - j),
                                    Math.min(depthTile, depth - p),
                                    transposeLeft ? a.at(p, i) : a.at(i, p),
                                    a.stride(),
                                    b.at(p, j),
                                    b.stride(),
                                    accumulate || p > 0,
                                    c.at(i, j),
                                    c.stride()));
                }
            }
        }
        return tiles;
    }

    /** Size of equal parts of at most {@code most}, rounded up to a multiple where that fits. */
    static int share(int size, int most, int multiple) {
        int parts = (size + most - 1) / most;
        int part = (size + parts - 1) / parts;
        int rounded = (part + multiple - 1) / multiple * multiple;
        return rounded <= most ? rounded : part;
    }

    /** The third side of a tile with the two others. */
    static int rowsThatFit(int depth, int columns) {
        return (int) Math.max(1, TILE_WORK / ((long) depth * columns));
    }

    void run() {
        for (Tile tile : tiles) {
            tile.run();
        }
    }

    /**
     * A row-major matrix within native memory.
     *
     * @param memory the memory
     * @param offset where it begins
     * @param rows its rows
     * @param columns its columns
     * @param stride distance between the beginnings of two rows
     */
    record Block(NativeFloats memory, int offset, int rows, int columns, int stride) {
        Block(NativeFloats memory, int offset, int rows, int columns) {
            this(memory, offset, rows, columns, columns);
        }

        private FloatPointer at(int row, int column) {
            return memory.at(offset + row * stride + column);
        }
    }

    private record Tile(
            boolean transposeLeft,
            int rows,
            int columns,
            int depth,
            FloatPointer a,
            int strideA,
            FloatPointer b,
            int strideB,
            boolean accumulate,
            FloatPointer c,
            int strideC) {

        void run() {
            cblas_sgemm(
                    CblasRowMajor,
                    transposeLeft ? CblasTrans : CblasNoTrans,
                    CblasNoTrans,
                    rows,
                    columns,
                    depth,
                    1f,
                    a,
                    strideA,
                    b,
                    strideB,
                    accumulate ? 1f : 0f,
                    c,
                    strideC);
        }
    }
}
