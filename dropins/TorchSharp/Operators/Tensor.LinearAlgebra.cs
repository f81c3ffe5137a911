using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => Aten.matmul.Tensor(this, target);
        public Tensor mm(Tensor target) => Aten.mm.Tensor(this, target);
        public Tensor mv(Tensor target) => Aten.mv.Tensor(this, target);
        public Tensor bmm(Tensor batch2) => Aten.bmm.Tensor(this, batch2);
        public Tensor dot(Tensor target) => Aten.dot.Tensor(this, target);
        public Tensor vdot(Tensor target) => Aten.vdot.Tensor(this, target);
        public Tensor outer(Tensor vec2) => Aten.outer.Tensor(this, vec2);
        public Tensor ger(Tensor vec2) => Aten.ger.Tensor(this, vec2);
        public Tensor inner(Tensor vec2) => Aten.inner.Tensor(this, vec2);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1f, float alpha = 1f) =>
            Aten.addmm.Tensor(this, mat1, mat2, (Scalar)beta, (Scalar)alpha);

        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1f, float alpha = 1f) =>
            Aten.addmm_.Self(this, mat1, mat2, (Scalar)beta, (Scalar)alpha);

        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1f, float alpha = 1f) =>
            Aten.addmv.Tensor(this, mat, vec, (Scalar)beta, (Scalar)alpha);

        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1f, float alpha = 1f) =>
            Aten.addmv_.Self(this, mat, vec, (Scalar)beta, (Scalar)alpha);

        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) =>
            Aten.addr.Tensor(this, vec1, vec2, (Scalar)beta, (Scalar)alpha);

        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) =>
            Aten.addr_.Self(this, vec1, vec2, (Scalar)beta, (Scalar)alpha);

        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
            Aten.addbmm.Tensor(this, batch1, batch2, (Scalar)beta, (Scalar)alpha);

        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
            Aten.addbmm_.Self(this, batch1, batch2, (Scalar)beta, (Scalar)alpha);

        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) =>
            Aten.baddbmm.Tensor(this, batch1, batch2, (Scalar)beta, (Scalar)alpha);

        public Tensor trace() => Aten.trace.Tensor(this);
        public Tensor det() => Aten.det.Tensor(this);
        public Tensor logdet() => Aten.logdet.Tensor(this);
        public Tensor inverse() => Aten.inverse.Tensor(this);
        public Tensor matrix_power(int n) => Aten.matrix_power.Tensor(this, (long)n);
        public Tensor tril(long diagonal = 0) => Aten.tril.Tensor(this, diagonal);
        public Tensor tril_(long diagonal = 0) => Aten.tril_.Self(this, diagonal);
        public Tensor triu(long diagonal = 0) => Aten.triu.Tensor(this, diagonal);
        public Tensor triu_(long diagonal = 0) => Aten.triu_.Self(this, diagonal);
        public Tensor diag(long diagonal = 0) => Aten.diag.Tensor(this, diagonal);
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Aten.diagonal.Tensor(this, offset, dim1, dim2);
        public Tensor diagflat(long offset = 0) => Aten.diagflat.Tensor(this, offset);

        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1) =>
            Aten.diag_embed.Tensor(this, offset, dim1, dim2);

        public Tensor cholesky(bool upper = false) => Aten.cholesky.Tensor(this, upper);
        public Tensor kron(Tensor other) => Aten.kron.Tensor(this, other);
    }
}
