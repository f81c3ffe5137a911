using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>A multiclass linear model found by stochastic dual coordinate ascent.</summary>
public abstract class SdcaMulticlassTrainerBase<TModel>
    : SdcaTrainerBase<SdcaMulticlassTrainerBase<TModel>.MulticlassOptions, MulticlassPredictionTransformer<TModel>, TModel>
    where TModel : class
{
    private protected SdcaMulticlassTrainerBase(MulticlassOptions options) : base(options)
    {
    }

    /// <summary>Options of multiclass SDCA trainers.</summary>
    public class MulticlassOptions : OptionsBase
    {
        public MulticlassOptions()
        {
        }
    }
}
