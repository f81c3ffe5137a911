namespace TorchSharp.Interop;

/// <summary>The ATen operators of tensors and of torch.*; those of torch.nn stand with it.</summary>
static partial class Aten
{
    internal static readonly Op
        _standard_gamma = new("_standard_gamma"), _unique2 = new("_unique2");
    internal static readonly Op
        abs = new("abs"), abs_ = new("abs_"), absolute = new("absolute"), absolute_ = new("absolute_"), acos = new("acos"),
        acos_ = new("acos_"), acosh = new("acosh"), acosh_ = new("acosh_"), add_Scalar = new("add.Scalar"),
        add_Tensor = new("add.Tensor"), add__Scalar = new("add_.Scalar"), add__Tensor = new("add_.Tensor"),
        addbmm = new("addbmm"), addbmm_ = new("addbmm_"), addcdiv = new("addcdiv"), addcdiv_ = new("addcdiv_"),
        addcmul = new("addcmul"), addcmul_ = new("addcmul_"), addmm = new("addmm"), addmm_ = new("addmm_"), addmv = new("addmv"),
        addmv_ = new("addmv_"), addr = new("addr"), addr_ = new("addr_"), alias = new("alias"), all = new("all"),
        all_dim = new("all.dim"), allclose = new("allclose"), amax = new("amax"), amax_out = new("amax.out"), amin = new("amin"),
        amin_out = new("amin.out"), any = new("any"), any_dim = new("any.dim"),
        arange_start_step = new("arange.start_step"), arccos = new("arccos"), arccos_ = new("arccos_"), arccosh = new("arccosh"),
        arccosh_ = new("arccosh_"), arcsin = new("arcsin"), arcsin_ = new("arcsin_"), arcsinh = new("arcsinh"),
        arcsinh_ = new("arcsinh_"), arctan = new("arctan"), arctan_ = new("arctan_"), arctanh = new("arctanh"),
        arctanh_ = new("arctanh_"), argmax = new("argmax"), argmin = new("argmin"), argsort = new("argsort"),
        argwhere = new("argwhere"), as_strided = new("as_strided"), asin = new("asin"), asin_ = new("asin_"),
        asinh = new("asinh"), asinh_ = new("asinh_"), atan = new("atan"), atan2 = new("atan2"), atan2_ = new("atan2_"),
        atan_ = new("atan_"), atanh = new("atanh"), atanh_ = new("atanh_"), atleast_1d = new("atleast_1d"),
        atleast_2d = new("atleast_2d"), atleast_3d = new("atleast_3d");
    internal static readonly Op
        baddbmm = new("baddbmm"), bernoulli = new("bernoulli"), bernoulli__Tensor = new("bernoulli_.Tensor"),
        bernoulli__float = new("bernoulli_.float"), bincount = new("bincount"), bitwise_and_Tensor = new("bitwise_and.Tensor"),
        bitwise_and__Tensor = new("bitwise_and_.Tensor"), bitwise_left_shift_Tensor = new("bitwise_left_shift.Tensor"),
        bitwise_not = new("bitwise_not"), bitwise_not_ = new("bitwise_not_"), bitwise_or_Tensor = new("bitwise_or.Tensor"),
        bitwise_or__Tensor = new("bitwise_or_.Tensor"), bitwise_right_shift_Tensor = new("bitwise_right_shift.Tensor"),
        bitwise_xor_Tensor = new("bitwise_xor.Tensor"), bitwise_xor__Tensor = new("bitwise_xor_.Tensor"), bmm = new("bmm"),
        broadcast_tensors = new("broadcast_tensors"), broadcast_to = new("broadcast_to"),
        bucketize_Tensor = new("bucketize.Tensor");
    internal static readonly Op
        can_cast = new("can_cast"), cat = new("cat"), cauchy_ = new("cauchy_"), ceil = new("ceil"), ceil_ = new("ceil_"),
        celu = new("celu"), celu_ = new("celu_"), cholesky = new("cholesky"),
        chunk = new("chunk"), clamp = new("clamp"), clamp_ = new("clamp_"), clamp_Tensor = new("clamp.Tensor"),
        clamp__Tensor = new("clamp_.Tensor"), clamp_max = new("clamp_max"), clamp_max_ = new("clamp_max_"),
        clamp_min = new("clamp_min"), clamp_min_ = new("clamp_min_"), clip = new("clip"), clone = new("clone"),
        column_stack = new("column_stack"), contiguous = new("contiguous"), copy_ = new("copy_"),
        copysign_Tensor = new("copysign.Tensor"), cos = new("cos"), cos_ = new("cos_"), cosh = new("cosh"), cosh_ = new("cosh_"),
        count_nonzero = new("count_nonzero"), count_nonzero_dim_IntList = new("count_nonzero.dim_IntList"),
        cummax = new("cummax"), cummin = new("cummin"), cumprod = new("cumprod"), cumsum = new("cumsum");
    internal static readonly Op
        deg2rad = new("deg2rad"), det = new("det"), detach = new("detach"), detach_ = new("detach_"), diag = new("diag"),
        diag_embed = new("diag_embed"), diagflat = new("diagflat"), diagonal = new("diagonal"), diff = new("diff"),
        digamma = new("digamma"), digamma_ = new("digamma_"), dist = new("dist"), div_Scalar_mode = new("div.Scalar_mode"),
        div_Tensor_mode = new("div.Tensor_mode"), div__Scalar_mode = new("div_.Scalar_mode"),
        div__Tensor_mode = new("div_.Tensor_mode"), divide_Scalar_mode = new("divide.Scalar_mode"),
        divide_Tensor_mode = new("divide.Tensor_mode"), divide__Scalar_mode = new("divide_.Scalar_mode"),
        divide__Tensor_mode = new("divide_.Tensor_mode"), dot = new("dot"), dstack = new("dstack");
    internal static readonly Op
        einsum = new("einsum"), elu = new("elu"), elu_ = new("elu_"), empty_like = new("empty_like"),
        empty_memory_format = new("empty.memory_format"), eq_Scalar = new("eq.Scalar"), eq_Tensor = new("eq.Tensor"),
        eq__Scalar = new("eq_.Scalar"), eq__Tensor = new("eq_.Tensor"), equal = new("equal"), erf = new("erf"),
        erf_ = new("erf_"), erfc = new("erfc"), erfc_ = new("erfc_"), erfinv = new("erfinv"), erfinv_ = new("erfinv_"),
        exp = new("exp"), exp2 = new("exp2"), exp_ = new("exp_"), expand = new("expand"), expand_as = new("expand_as"),
        expm1 = new("expm1"), expm1_ = new("expm1_"), exponential_ = new("exponential_"), eye_m = new("eye.m");
    internal static readonly Op
        fill__Scalar = new("fill_.Scalar"), fix = new("fix"), fix_ = new("fix_"), flatten_using_ints = new("flatten.using_ints"),
        flip = new("flip"), fliplr = new("fliplr"), flipud = new("flipud"),
        float_power_Tensor_Tensor = new("float_power.Tensor_Tensor"), floor = new("floor"), floor_ = new("floor_"),
        floor_divide = new("floor_divide"), floor_divide_Scalar = new("floor_divide.Scalar"),
        floor_divide__Scalar = new("floor_divide_.Scalar"), floor_divide__Tensor = new("floor_divide_.Tensor"),
        fmax = new("fmax"), fmin = new("fmin"), fmod_Scalar = new("fmod.Scalar"), fmod_Tensor = new("fmod.Tensor"),
        fmod__Scalar = new("fmod_.Scalar"), fmod__Tensor = new("fmod_.Tensor"), frac = new("frac"), frac_ = new("frac_"),
        full = new("full"), full_like = new("full_like");
    internal static readonly Op
        gather = new("gather"), ge_Scalar = new("ge.Scalar"), ge_Tensor = new("ge.Tensor"), ge__Scalar = new("ge_.Scalar"),
        ge__Tensor = new("ge_.Tensor"), gelu = new("gelu"), gelu_ = new("gelu_"), geometric_ = new("geometric_"),
        ger = new("ger"), glu = new("glu"), gt_Scalar = new("gt.Scalar"), gt_Tensor = new("gt.Tensor"),
        gt__Scalar = new("gt_.Scalar"), gt__Tensor = new("gt_.Tensor");
    internal static readonly Op
        hardsigmoid = new("hardsigmoid"), hardsigmoid_ = new("hardsigmoid_"), hardswish = new("hardswish"),
        hardswish_ = new("hardswish_"), hardtanh = new("hardtanh"), hardtanh_ = new("hardtanh_"), heaviside = new("heaviside"),
        histc = new("histc"), hstack = new("hstack"), hypot = new("hypot");
    internal static readonly Op
        index_Tensor = new("index.Tensor"), index_add = new("index_add"), index_add_ = new("index_add_"),
        index_copy = new("index_copy"), index_copy_ = new("index_copy_"), index_fill__int_Scalar = new("index_fill_.int_Scalar"),
        index_fill_int_Scalar = new("index_fill.int_Scalar"), index_put_ = new("index_put_"), index_select = new("index_select"),
        inner = new("inner"), inverse = new("inverse"), is_nonzero = new("is_nonzero"), isclose = new("isclose"),
        isfinite = new("isfinite"), isin_Tensor_Tensor = new("isin.Tensor_Tensor"), isinf = new("isinf"), isnan = new("isnan"),
        isneginf = new("isneginf"), isposinf = new("isposinf"), item = new("item");
    internal static readonly Op
        kron = new("kron"), kthvalue = new("kthvalue");
    internal static readonly Op
        le_Scalar = new("le.Scalar"), le_Tensor = new("le.Tensor"), le__Scalar = new("le_.Scalar"),
        le__Tensor = new("le_.Tensor"), leaky_relu = new("leaky_relu"), leaky_relu_ = new("leaky_relu_"),
        lerp_Tensor = new("lerp.Tensor"), lerp__Tensor = new("lerp_.Tensor"), less_equal__Tensor = new("less_equal_.Tensor"),
        lgamma = new("lgamma"), lgamma_ = new("lgamma_"), linspace = new("linspace"), log = new("log"), log10 = new("log10"),
        log10_ = new("log10_"), log1p = new("log1p"), log1p_ = new("log1p_"), log2 = new("log2"), log2_ = new("log2_"),
        log_ = new("log_"), log_normal_ = new("log_normal_"), log_sigmoid = new("log_sigmoid"),
        log_softmax_int = new("log_softmax.int"), logaddexp = new("logaddexp"), logcumsumexp = new("logcumsumexp"),
        logdet = new("logdet"), logical_and = new("logical_and"), logical_and_ = new("logical_and_"),
        logical_not = new("logical_not"), logical_not_ = new("logical_not_"), logical_or = new("logical_or"),
        logical_or_ = new("logical_or_"), logical_xor = new("logical_xor"), logical_xor_ = new("logical_xor_"),
        logit = new("logit"), logsumexp = new("logsumexp"), lt_Scalar = new("lt.Scalar"), lt_Tensor = new("lt.Tensor"),
        lt__Scalar = new("lt_.Scalar"), lt__Tensor = new("lt_.Tensor");
    internal static readonly Op
        mH = new("mH"), mT = new("mT"), masked_fill_Scalar = new("masked_fill.Scalar"),
        masked_fill__Scalar = new("masked_fill_.Scalar"), masked_scatter = new("masked_scatter"),
        masked_scatter_ = new("masked_scatter_"), masked_select = new("masked_select"), matmul = new("matmul"),
        matrix_power = new("matrix_power"), max = new("max"), max_dim = new("max.dim"), max_other = new("max.other"),
        maximum = new("maximum"), mean = new("mean"), mean_dim = new("mean.dim"), median = new("median"),
        meshgrid_indexing = new("meshgrid.indexing"), min = new("min"), min_dim = new("min.dim"), min_other = new("min.other"),
        minimum = new("minimum"), mm = new("mm"), mode = new("mode"), movedim_intlist = new("movedim.intlist"),
        msort = new("msort"), mul_Scalar = new("mul.Scalar"), mul_Tensor = new("mul.Tensor"), mul__Scalar = new("mul_.Scalar"),
        mul__Tensor = new("mul_.Tensor"), multinomial = new("multinomial"), multiply_Scalar = new("multiply.Scalar"),
        multiply_Tensor = new("multiply.Tensor"), mv = new("mv");
    internal static readonly Op
        nan_to_num = new("nan_to_num"), nanmedian = new("nanmedian"), nansum = new("nansum"), narrow = new("narrow"),
        ne_Scalar = new("ne.Scalar"), ne_Tensor = new("ne.Tensor"), ne__Scalar = new("ne_.Scalar"),
        ne__Tensor = new("ne_.Tensor"), neg = new("neg"), neg_ = new("neg_"), negative = new("negative"),
        nonzero = new("nonzero"), nonzero_numpy = new("nonzero_numpy"), norm_Scalar = new("norm.Scalar"),
        norm_ScalarOpt_dim = new("norm.ScalarOpt_dim"), normal_ = new("normal_"),
        normal_Tensor_Tensor = new("normal.Tensor_Tensor"), normal_float_float = new("normal.float_float"),
        not_equal__Tensor = new("not_equal_.Tensor"), numpy_T = new("numpy_T");
    internal static readonly Op
        ones = new("ones"), ones_like = new("ones_like"), outer = new("outer");
    internal static readonly Op
        permute = new("permute"), poisson = new("poisson"), positive = new("positive"),
        pow_Tensor_Scalar = new("pow.Tensor_Scalar"), pow_Tensor_Tensor = new("pow.Tensor_Tensor"),
        pow__Scalar = new("pow_.Scalar"), pow__Tensor = new("pow_.Tensor"), prelu = new("prelu"), prod = new("prod"),
        prod_dim_int = new("prod.dim_int"), promote_types = new("promote_types");
    internal static readonly Op
        quantile = new("quantile");
    internal static readonly Op
        rad2deg = new("rad2deg"), rand_generator = new("rand.generator"), rand_like = new("rand_like"),
        randint_like_low_dtype = new("randint_like.low_dtype"), randint_low_generator = new("randint.low_generator"),
        randn_generator = new("randn.generator"), randn_like = new("randn_like"), random__from = new("random_.from"),
        randperm_generator = new("randperm.generator"), ravel = new("ravel"), reciprocal = new("reciprocal"),
        reciprocal_ = new("reciprocal_"), relu = new("relu"), relu6 = new("relu6"), relu6_ = new("relu6_"), relu_ = new("relu_"),
        remainder_Scalar = new("remainder.Scalar"), remainder_Tensor = new("remainder.Tensor"),
        remainder__Scalar = new("remainder_.Scalar"), remainder__Tensor = new("remainder_.Tensor"), repeat = new("repeat"),
        repeat_interleave_self_Tensor = new("repeat_interleave.self_Tensor"),
        repeat_interleave_self_int = new("repeat_interleave.self_int"), reshape = new("reshape"),
        result_type_Tensor = new("result_type.Tensor"), roll = new("roll"), rot90 = new("rot90"), round = new("round"),
        round_ = new("round_"), round__decimals = new("round_.decimals"), round_decimals = new("round.decimals"),
        rrelu = new("rrelu"), rrelu_ = new("rrelu_"), rsqrt = new("rsqrt"), rsqrt_ = new("rsqrt_"),
        rsub_Scalar = new("rsub.Scalar");
    internal static readonly Op
        scatter__src = new("scatter_.src"), scatter_add = new("scatter_add"), scatter_add_ = new("scatter_add_"),
        scatter_src = new("scatter.src"), searchsorted_Tensor = new("searchsorted.Tensor"), select_int = new("select.int"),
        select_scatter = new("select_scatter"), selu = new("selu"), selu_ = new("selu_"),
        set__source_Tensor = new("set_.source_Tensor"), sgn = new("sgn"), sgn_ = new("sgn_"), sigmoid = new("sigmoid"),
        sigmoid_ = new("sigmoid_"), sign = new("sign"), sign_ = new("sign_"), signbit = new("signbit"), silu = new("silu"),
        silu_ = new("silu_"), sin = new("sin"), sin_ = new("sin_"), sinc = new("sinc"), sinc_ = new("sinc_"), sinh = new("sinh"),
        sinh_ = new("sinh_"), slice_Tensor = new("slice.Tensor"), softmax_int = new("softmax.int"), softplus = new("softplus"),
        sort_stable = new("sort.stable"), split_Tensor = new("split.Tensor"), split_with_sizes = new("split_with_sizes"),
        sqrt = new("sqrt"), sqrt_ = new("sqrt_"), square = new("square"), squeeze = new("squeeze"), squeeze_ = new("squeeze_"),
        squeeze__dim = new("squeeze_.dim"), squeeze_dim = new("squeeze.dim"), stack = new("stack"), std = new("std"),
        std_dim = new("std.dim"), std_mean = new("std_mean"), std_mean_dim = new("std_mean.dim"), sub_Scalar = new("sub.Scalar"),
        sub_Tensor = new("sub.Tensor"), sub__Scalar = new("sub_.Scalar"), sub__Tensor = new("sub_.Tensor"),
        subtract_Scalar = new("subtract.Scalar"), subtract_Tensor = new("subtract.Tensor"),
        subtract__Scalar = new("subtract_.Scalar"), subtract__Tensor = new("subtract_.Tensor"), sum = new("sum"),
        sum_dim_IntList = new("sum.dim_IntList");
    internal static readonly Op
        t = new("t"), take = new("take"), take_along_dim = new("take_along_dim"), tan = new("tan"), tan_ = new("tan_"),
        tanh = new("tanh"), tanh_ = new("tanh_"), tensor_split_indices = new("tensor_split.indices"),
        tensor_split_sections = new("tensor_split.sections"), tensordot = new("tensordot"), threshold = new("threshold"),
        threshold_ = new("threshold_"), tile = new("tile"), to_device = new("to.device"), to_dtype = new("to.dtype"),
        topk = new("topk"), trace = new("trace"), transpose_ = new("transpose_"), transpose_int = new("transpose.int"),
        tril = new("tril"), tril_ = new("tril_"), triu = new("triu"), triu_ = new("triu_"),
        true_divide_Scalar = new("true_divide.Scalar"), true_divide_Tensor = new("true_divide.Tensor"),
        true_divide__Scalar = new("true_divide_.Scalar"), true_divide__Tensor = new("true_divide_.Tensor"), trunc = new("trunc"),
        trunc_ = new("trunc_");
    internal static readonly Op
        unbind_int = new("unbind.int"), unflatten_int = new("unflatten.int"), unfold = new("unfold"), uniform_ = new("uniform_"),
        unique_consecutive = new("unique_consecutive"), unique_dim = new("unique_dim"), unsqueeze = new("unsqueeze"),
        unsqueeze_ = new("unsqueeze_");
    internal static readonly Op
        var = new("var"), var_dim = new("var.dim"), var_mean = new("var_mean"), var_mean_dim = new("var_mean.dim"),
        vdot = new("vdot"), view = new("view"), view_as = new("view_as"), vstack = new("vstack");
    internal static readonly Op
        where_self = new("where.self");
    internal static readonly Op
        xlogy_Scalar_Other = new("xlogy.Scalar_Other"), xlogy_Tensor = new("xlogy.Tensor"),
        xlogy__Scalar_Other = new("xlogy_.Scalar_Other"), xlogy__Tensor = new("xlogy_.Tensor");
    internal static readonly Op
        zero_ = new("zero_"), zeros = new("zeros"), zeros_like = new("zeros_like");
}
