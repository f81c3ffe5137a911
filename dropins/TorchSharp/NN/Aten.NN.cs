namespace TorchSharp.Interop;

static partial class Aten
{
    internal static readonly Op
        mish = new("mish"), mish_ = new("mish_"), div_Tensor = new("div.Tensor"), div__Tensor = new("div_.Tensor");
    internal static readonly Op
        linear = new("linear"), conv1d = new("conv1d"), conv1d_padding = new("conv1d.padding"), conv2d = new("conv2d"),
        conv2d_padding = new("conv2d.padding"), conv_transpose2d_input = new("conv_transpose2d.input");
    internal static readonly Op
        max_pool1d = new("max_pool1d"), max_pool1d_with_indices = new("max_pool1d_with_indices"), max_pool2d = new("max_pool2d"),
        max_pool2d_with_indices = new("max_pool2d_with_indices"), avg_pool2d = new("avg_pool2d"),
        avg_pool3d = new("avg_pool3d"), adaptive_avg_pool1d = new("adaptive_avg_pool1d"),
        adaptive_avg_pool2d = new("adaptive_avg_pool2d"), adaptive_avg_pool3d = new("adaptive_avg_pool3d"),
        adaptive_max_pool2d = new("adaptive_max_pool2d");
    internal static readonly Op
        batch_norm = new("batch_norm"), instance_norm = new("instance_norm"), layer_norm = new("layer_norm"),
        group_norm = new("group_norm");
    internal static readonly Op
        dropout = new("dropout"), dropout_ = new("dropout_"), feature_dropout = new("feature_dropout"),
        feature_dropout_ = new("feature_dropout_"), alpha_dropout = new("alpha_dropout"), alpha_dropout_ = new("alpha_dropout_");
    internal static readonly Op
        pad = new("pad"), pixel_shuffle = new("pixel_shuffle"), upsample_nearest1d_vec = new("upsample_nearest1d.vec"),
        upsample_nearest2d_vec = new("upsample_nearest2d.vec"), upsample_nearest3d_vec = new("upsample_nearest3d.vec"),
        _upsample_nearest_exact1d_vec = new("_upsample_nearest_exact1d.vec"),
        _upsample_nearest_exact2d_vec = new("_upsample_nearest_exact2d.vec"),
        _upsample_nearest_exact3d_vec = new("_upsample_nearest_exact3d.vec"),
        upsample_linear1d_vec = new("upsample_linear1d.vec"), upsample_bilinear2d_vec = new("upsample_bilinear2d.vec"),
        upsample_trilinear3d_vec = new("upsample_trilinear3d.vec"), upsample_bicubic2d_vec = new("upsample_bicubic2d.vec"),
        _upsample_bilinear2d_aa_vec = new("_upsample_bilinear2d_aa.vec"),
        _upsample_bicubic2d_aa_vec = new("_upsample_bicubic2d_aa.vec");
    internal static readonly Op
        cross_entropy_loss = new("cross_entropy_loss"), nll_loss_nd = new("nll_loss_nd"), mse_loss = new("mse_loss"),
        l1_loss = new("l1_loss"), smooth_l1_loss = new("smooth_l1_loss"), huber_loss = new("huber_loss"),
        binary_cross_entropy = new("binary_cross_entropy"),
        binary_cross_entropy_with_logits = new("binary_cross_entropy_with_logits"), kl_div = new("kl_div");
    internal static readonly Op
        eye_m_out = new("eye.m_out"), linalg_qr = new("linalg_qr"), linalg_vector_norm = new("linalg_vector_norm"),
        _foreach_norm_Scalar = new("_foreach_norm.Scalar"), _foreach_mul__Scalar = new("_foreach_mul_.Scalar"),
        one_hot = new("one_hot");
}
