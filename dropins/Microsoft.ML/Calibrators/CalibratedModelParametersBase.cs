using Microsoft.ML.Models;

namespace Microsoft.ML.Calibrators;

/// <summary>A model and what turns its scores into probabilities.</summary>
public abstract class CalibratedModelParametersBase
{
    private protected CalibratedModelParametersBase(object subModel, ICalibrator calibrator) => (SubModel, Calibrator) = (subModel, calibrator);

    public object SubModel { get; }

    public ICalibrator Calibrator { get; }

    /// <summary>What gives the raw scores of a model that may be calibrated.</summary>
    internal static IRowScorer Scorer(object model) =>
        (IRowScorer)(model is CalibratedModelParametersBase calibrated ? calibrated.SubModel : model);
}

/// <summary>A model and what turns its scores into probabilities.</summary>
public abstract class CalibratedModelParametersBase<TSubModel, TCalibrator> : CalibratedModelParametersBase
    where TSubModel : class where TCalibrator : class, ICalibrator
{
    private protected CalibratedModelParametersBase(TSubModel subModel, TCalibrator calibrator) : base(subModel, calibrator)
    {
    }

    public new TSubModel SubModel => (TSubModel)base.SubModel;

    public new TCalibrator Calibrator => (TCalibrator)base.Calibrator;
}

/// <summary>The one kind of it.</summary>
sealed class CalibratedModel<TSubModel, TCalibrator>(TSubModel subModel, TCalibrator calibrator)
    : CalibratedModelParametersBase<TSubModel, TCalibrator>(subModel, calibrator)
    where TSubModel : class where TCalibrator : class, ICalibrator
{
}
