"""The peers of EmbeddingBenchmark: python3 embedding_peers.py tsne|umap FOLDER COLUMNS SEED THREADS

Reads FOLDER/features (float32), writes FOLDER/points (float64), prints seconds. Reading is not timed, and neither is a first small run, in which
umap-learn compiles. It is given no seed, because a seed would keep it to one thread.
"""
import os
import sys
import time

what, folder, columns, seed, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[variable] = str(threads)

import numpy as np

x = np.fromfile(os.path.join(folder, "features"), np.float32).reshape(-1, columns)
if what == "tsne":
    from sklearn.manifold import TSNE

    def fit(rows):
        return TSNE(init="pca", learning_rate="auto", random_state=seed, n_jobs=threads).fit_transform(rows)
else:
    import umap

    def fit(rows):
        return umap.UMAP(n_jobs=threads).fit_transform(rows)

fit(x[:500])
start = time.perf_counter()
points = fit(x)
print(time.perf_counter() - start)
points.astype(np.float64).tofile(os.path.join(folder, "points"))
